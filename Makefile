# Two commands are enough: `make run` and `make test`. Everything they need is set up on the way.
.PHONY: run test bench setup assets fmt lock clean help
.DEFAULT_GOAL := help

PYTHON_IN_VENV := .venv/bin/python
ASSETS := web/static/vendor/.made

help:  ## What can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

run: .venv/.for-run $(ASSETS)  ## Set up what is missing and open the office on this machine
	@exec $(PYTHON_IN_VENV) -m cli up

test: .venv/.for-test $(ASSETS)  ## Format, lint, types, import contracts, the law's own check, then every test
	@PATH="$(CURDIR)/.venv/bin:$$PATH" sh cli/setup/check.sh $(TESTS)

bench: .venv/.for-test $(ASSETS)  ## Measure, and print figures as ratios of one run
	@$(PYTHON_IN_VENV) -m bench

setup: .venv/.for-test $(ASSETS)  ## Set up everything, run nothing

assets: $(ASSETS)  ## Fetch USWDS and htmx and lay them out for the web site

fmt: .venv/.for-test  ## Format the code and mend what the linter can mend
	@.venv/bin/ruff format && .venv/bin/ruff check --fix

lock: .venv/.for-test  ## Write the lock files anew from pyproject.toml
	@PATH="$(CURDIR)/.venv/bin:$$PATH" sh cli/setup/lock.sh

clean:  ## Remove what can be made again; the office's own state in var/ stays
	rm -rf .venv node_modules web/static/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

.venv/.for-run: requirements.lock requirements-build.lock pyproject.toml cli/setup/make_venv.sh cli/setup/install.sh
	@sh cli/setup/make_venv.sh
	@test -e .venv/.for-test -a .venv/.for-test -nt requirements-dev.lock -a .venv/.for-test -nt pyproject.toml || \
		sh cli/setup/install.sh requirements.lock
	@touch $@

.venv/.for-test: requirements-dev.lock requirements-build.lock pyproject.toml cli/setup/make_venv.sh cli/setup/install.sh
	@sh cli/setup/make_venv.sh
	@sh cli/setup/install.sh requirements-dev.lock
	@touch $@ .venv/.for-run

# npm itself may come from .venv, so the packages are installed first; which of the two lock files does not matter here
$(ASSETS): package.json package-lock.json cli/setup/assets.py cli/setup/npm.sh | .venv/.for-run
	@sh cli/setup/npm.sh
	@$(PYTHON_IN_VENV) cli/setup/assets.py
	@touch $@

"""`hearth rules diff REV`: the law now against the law of a git revision, change by change."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from rules.errors import FactError, shown
from rules.model.table_file import as_json
from rules.reading import read_text_as_yaml

COMMIT = "^{commit}"  # git: the commit a name stands for
LONGEST, LEAD = 100, 20  # characters told of a value; of two long ones, those before they differ
KEYS = ("row", "from", "name")  # what names an item of a list: a row, an edition or value, an example


def differences(root: Path, revision: str) -> list[str]:
    """Sentences, file by file; one line saying so where nothing changed. Errors: FactError, no such revision."""
    before = _law_at(root, revision)
    after = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.suffix in (".yaml", ".py")
    }
    lines = [line for name in sorted({*before, *after}) for line in _changes(name, before.get(name), after.get(name))]
    return lines or [f"The law is the same as at {revision}."]


def _git(root: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout
    except FileNotFoundError:
        raise FactError("git is not installed; the law of an earlier revision is read with it.") from None
    except subprocess.CalledProcessError:
        named = shown(words[-1].removesuffix(COMMIT))
        raise FactError(f"git knows no revision {named} of this law; name a commit, branch or tag.") from None


def _law_at(root: Path, revision: str) -> dict[str, str]:
    """The rule files of a revision by path below the law's root."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + COMMIT)
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    found: dict[str, str] = {}
    if not _git(root, "ls-tree", "--name-only", commit.decode().strip(), "--", ".").strip():
        return found
    archive = _git(root, "archive", "--format=tar", commit.decode().strip(), "--", ".")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files.getmembers():
            path = PurePosixPath(member.name)
            content = files.extractfile(member) if member.isfile() and path.suffix in (".yaml", ".py") else None
            if content is not None:
                name = path.as_posix().removeprefix(prefix)
                found[name] = content.read().decode("utf-8")
    return found


def _changes(name: str, before: str | None, after: str | None) -> Iterator[str]:
    if before == after:
        return
    if before is None or after is None:
        told = _whole(name, before or after or "")
        yield f"{name}: {'new' if before is None else 'removed'}{', ' + told if told else ''}"
    elif name.endswith(".py"):
        part = "the worked examples" if name.endswith("_examples.py") else "the arithmetic"
        yield f"{name}: {part} changed; compare with git diff"
    else:
        old = dict(_flat("", as_json(read_text_as_yaml(before, name))))
        new = dict(_flat("", as_json(read_text_as_yaml(after, name))))
        lines = [_change(name, place, old, new) for place in dict.fromkeys([*old, *new])]
        found = [line for line in lines if line]
        yield from found or [f"{name}: only its comments or layout changed"]


def _whole(name: str, text: str) -> str:
    """A parameter in a few words: its meaning, its unit and its values; nothing of another file."""
    if "/parameters/" not in name:
        return ""
    said = dict(_flat("", as_json(read_text_as_yaml(text, name))))
    values = [f"{place.removeprefix('values ')} {value}" for place, value in said.items() if " value" in place]
    parts = [str(said[key]) for key in ("means", "unit") if key in said]
    return "; ".join([*parts, _brief(", ".join(values))] if values else parts)


def _change(name: str, place: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if place not in old:
        return f"{name}: {place}: new, {_brief(new[place])}"
    if place not in new:
        return f"{name}: {place}: removed, was {_brief(old[place])}"
    if old[place] == new[place]:
        return ""
    was, now = str(old[place]), str(new[place])
    same = next((place for place, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), None)
    same = min(len(was), len(now)) if same is None else same
    start = same - LEAD if max(len(was), len(now)) > LONGEST and same > LEAD else 0
    return f"{name}: {place}: {_brief(was, start)} is now {_brief(now, start)}"


def _brief(value: Any, start: int = 0) -> str:
    """A value as text, cut to what is told of it; of two long texts both begin shortly before they differ."""
    text = str(value)
    cut = text[start : start + LONGEST]
    return f"{'...' if start else ''}{cut}{'...' if start + LONGEST < len(text) else ''}"


def _flat(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every leaf of a rule file with the words that lead to it; items of a list go by their names."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _flat(f"{place} {key}".strip(), inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, 1):
            key = next((str(item[key]) for key in KEYS if isinstance(item, dict) and key in item), str(number))
            yield from _flat(f"{place} {key}".strip(), item)
    else:
        yield place, value

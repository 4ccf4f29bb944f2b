"""The web's client of Temporal is set by the same profiles as the worker's."""

import pytest
from flask import Flask

from web import door


def test_the_door_reads_address_namespace_and_key_from_the_profile(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path_factory.mktemp("profile") / "profiles.toml"
    file.write_text('[profile.county]\naddress = "temporal.example:7233"\nnamespace = "hearth"\napi_key = "k"\n')
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", str(file))
    monkeypatch.setenv("TEMPORAL_PROFILE", "county")
    for name in ("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE"):
        monkeypatch.delenv(name, raising=False)
    app = Flask(__name__)
    door.init_app(app, None, None)
    settings = app.extensions["hearth.door"].settings
    told = (settings["target_host"], settings["namespace"], settings["api_key"])
    assert told == ("temporal.example:7233", "hearth", "k")

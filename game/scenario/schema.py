"""The format as JSON Schema, for editors that complete and check YAML while it is written."""

from dataclasses import fields
from typing import Any

from game.rules.doctrine import Doctrine
from game.scenario.model_scenario import FORMAT, Scenario


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a scenario file, with the doctrine's numbers and ranges spelled out."""
    made = Scenario.model_json_schema(by_alias=True)
    for holder in (made, made["$defs"]["Difficulty"]):
        number = holder["properties"]["doctrine"]
        number["properties"] = {f.name: _number(dict(f.metadata), f.default) for f in fields(Doctrine)}
        number["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Need to Share scenario, format {FORMAT}",
        **{key: value for key, value in made.items() if key != "title"},
    }


def _number(about: dict[str, Any], default: Any) -> dict[str, Any]:
    return {
        "type": "integer",
        "minimum": about["low"],
        "maximum": about["high"],
        "default": default,
        "description": f"{about['meaning']} ({about['unit']})",
    }

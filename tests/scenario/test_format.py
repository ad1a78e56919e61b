"""The format as a whole: schema, round trip, migrations, listings."""

import json
from typing import Any

import pytest
import yaml

from game.scenario.bundled import bundled, bundled_files
from game.scenario.compose import Document, Value, compose
from game.scenario.load import load, load_bytes
from game.scenario.migrations import Migration, migrate
from game.scenario.model_scenario import Scenario
from game.scenario.schema import schema
from game.scenario.source import Source
from tests.scenario.example import EXAMPLE


def objects_in(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(o for v in node.values() for o in objects_in(v))]
    return [o for v in node for o in objects_in(v)] if isinstance(node, list) else []


def test_every_field_of_the_format_is_described_in_a_plain_line() -> None:
    for definition in [schema(), *schema()["$defs"].values()]:
        for name, field in definition.get("properties", {}).items():
            assert field.get("description", "").endswith((".", ")")), (definition.get("title"), name)


def test_the_schema_is_closed_and_refers_only_to_itself() -> None:
    whole = schema()
    json.dumps(whole)
    for node in objects_in(whole):
        reference = node.get("$ref")
        if isinstance(reference, str):
            assert reference.removeprefix("#/$defs/") in whole["$defs"], reference
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False


def test_the_schema_says_what_a_name_refers_to() -> None:
    assert schema()["properties"]["default_seat"]["x-refers-to"] == "nation"


def test_a_scenario_written_out_and_read_again_is_the_same() -> None:
    scenario = load_bytes(EXAMPLE.encode()).scenario
    assert scenario is not None
    written = yaml.safe_dump(scenario.model_dump(mode="json", by_alias=True), sort_keys=False, allow_unicode=True)
    assert load_bytes(written.encode()).scenario == scenario


def test_the_digest_is_of_the_content_alone() -> None:
    first, second = load_bytes(EXAMPLE.encode(), "a.yaml"), load_bytes(EXAMPLE.encode(), "b.yaml")
    assert first.digest == second.digest != load_bytes(EXAMPLE.replace("25", "26").encode()).digest


def test_names_that_are_left_out_take_their_defaults() -> None:
    scenario = load_bytes(EXAMPLE.encode()).scenario
    assert scenario is not None
    assert [n.staff for n in scenario.nations] == [5, 5, 5]
    assert scenario.nations[2].profile.reciprocity == 500


def document(text: str) -> Document:
    return compose(Source("old.yaml", text))


def rename(old: str, new: str) -> Migration:
    def change(data: dict[str, Value]) -> None:
        data[new] = data.pop(old)

    return change


def test_an_older_format_is_brought_up_step_by_step() -> None:
    old = document("format: 1\nname: x\n")
    assert migrate(old, {1: rename("name", "label"), 2: rename("label", "title")}, newest=3) is None
    assert old.data == {"format": 3, "title": "x"}


def test_a_newer_format_is_refused_with_a_way_out() -> None:
    problem = migrate(document("\nformat: 9\n"))
    assert problem is not None
    assert (
        str(problem)
        == "old.yaml:2:9: this file is of a newer format; got 9; allowed up to 1; update the game to open it"
    )


def test_a_format_that_never_was_is_refused() -> None:
    problem = migrate(document("format: -4\n"))
    assert problem is not None
    assert "not known" in problem.message


@pytest.mark.parametrize("path", bundled_files(), ids=lambda p: p.stem)
def test_a_bundled_exercise_loads_under_its_own_name(path: Any) -> None:
    result = load(path)
    assert result.problems == ()
    assert isinstance(result.scenario, Scenario)
    assert result.scenario.id == path.stem


def test_the_list_of_exercises_says_what_list_json_prints() -> None:
    listings, problems = bundled()
    assert problems == ()
    for listing in listings:
        said = listing.as_json()
        assert list(said) == ["id", "title", "summary", "turns", "minutes", "seats", "difficulties", "source"]
        assert said["seats"]
        assert "normal" in said["difficulties"]
        assert json.loads(json.dumps(said)) == said

"""The authoring guide: its examples work, every field stands in it, and the commands that it names exist."""

import re
from typing import Any

import pytest
import yaml

from game.assets import scenario_dir
from game.cli import app
from game.scenario.lint.run import lint_bytes
from game.scenario.load import load_bytes
from game.scenario.source import decode
from game.text.rehearsal import rehearse
from tests.scenario.guide_tables import renewed

GUIDE = (scenario_dir() / "README.md").read_text("utf-8")
SMALL = yaml.safe_load((scenario_dir() / "templates" / "small.yaml").read_text("utf-8"))
EXAMPLES = re.findall(r"### (.+?)\n.*?```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)


def with_example(text: str) -> bytes:
    """The small template with the example's entries added."""
    data: dict[str, Any] = dict(SMALL)
    for key, entries in yaml.safe_load(text).items():
        data[key] = [*data.get(key, []), *entries]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_each_example_can_be_added_to_the_small_template(name: str, text: str) -> None:
    content = with_example(text)
    assert [str(p) for p in load_bytes(content).problems] == []
    before = {(f.code, f.message) for f in lint_bytes(yaml.safe_dump(SMALL, sort_keys=False).encode()).findings}
    assert {(f.code, f.message) for f in lint_bytes(content).findings} - before == set()
    assert [str(p) for p in rehearse(decode(content, "example.yaml"))] == []


def test_there_is_an_example_of_everything_that_an_author_must_learn() -> None:
    keys = {key for _, text in EXAMPLES for key in yaml.safe_load(text)}
    assert keys == {"reports", "alerts", "injects", "tests", "expert"}


def test_every_field_stands_in_the_guide_with_its_meaning() -> None:
    assert renewed(GUIDE) == GUIDE, "python -m tests.scenario.guide_tables writes the tables anew"


def test_the_commands_that_it_names_exist() -> None:
    known = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    assert set(re.findall(r"`need-to-share ([a-z]+)", GUIDE)) <= known


def test_it_has_ten_steps() -> None:
    steps = re.findall(r"^(\d+)\. \*\*", GUIDE, flags=re.MULTILINE)
    assert steps == [str(n) for n in range(1, 11)]

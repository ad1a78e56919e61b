"""YAML 1.2, positions kept, and the same answer from the C parser and the Python one."""

from typing import Any

import pytest
import yaml

from game.scenario.compose import FAST_LOADER, compose
from game.scenario.positions import Mark
from game.scenario.source import Source, decode
from tests.scenario.broken import SYNTAX, Broken
from tests.scenario.example import EXAMPLE, edited


@pytest.mark.parametrize(
    "word, value",
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2024-01-31", "2024-01-31"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("+3", 3),
        ("-0", 0),
        ("1e2", 100.0),
        (".5", 0.5),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("'7'", "7"),
        ('"true"', "true"),
    ],
)
def test_a_word_means_what_the_core_schema_says(word: str, value: object) -> None:
    data = compose(Source("f", f"a: {word}\n")).data
    assert data == {"a": value}
    assert data is not None
    assert type(data["a"]) is type(value)


def test_every_key_value_and_item_has_its_place() -> None:
    positions = compose(Source("f", "a:\n  - b: 1\n    c: [x, y]\n")).positions
    assert positions.of_key(("a",)) == Mark(1, 1)
    assert positions.of_value(("a", 0, "b")) == Mark(2, 8)
    assert positions.of_key(("a", 0, "c")) == Mark(3, 5)
    assert positions.of_value(("a", 0, "c", 1)) == Mark(3, 12)


def test_what_has_no_place_of_its_own_is_cited_at_what_is_around_it() -> None:
    positions = compose(Source("f", "a:\n  b: 1\n")).positions
    assert positions.of_value(("a", "missing", 3)) == Mark(2, 3)


def test_a_repeated_key_keeps_the_first_value_and_is_said_once() -> None:
    document = compose(Source("f", "a: 1\nb: {x: 1}\nb: {x: 2}\na: 3\n"))
    assert document.data == {"a": 1, "b": {"x": 1}}
    assert str(document.problems[0]).startswith("f:3:1: the key 'b' (and 1 more keys) stands twice")
    assert len(document.problems) == 1


def test_a_billion_laughs_stay_small() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = compose(Source("f", text))
    assert len(document.problems) == 1
    assert document.data is not None
    assert document.data["i"] == [None, None, None]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, FAST_LOADER])
def test_both_parsers_read_the_example_alike(loader: Any) -> None:
    document = compose(decode(EXAMPLE.encode(), "f"), loader)
    reference = compose(decode(EXAMPLE.encode(), "f"))
    assert document.problems == ()
    assert document.data == reference.data
    assert document.positions == reference.positions


@pytest.mark.parametrize("broken", SYNTAX, ids=lambda b: b.new.strip()[:30])
def test_both_parsers_refuse_a_broken_file_on_the_same_line(broken: Broken) -> None:
    source = decode(edited(broken.old, broken.new).encode(), "f")
    fast, slow = compose(source), compose(source, yaml.SafeLoader)
    assert [(p.line, p.message) for p in fast.problems] == [(p.line, p.message) for p in slow.problems]

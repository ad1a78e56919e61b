"""Each broken file gives its one clear error, at the right line."""

from pathlib import Path

import pytest

from game.scenario.load import load, load_bytes
from tests.scenario.broken import BROKEN, Broken
from tests.scenario.example import EXAMPLE, edited


def line_near(fragment: str, text: str) -> int:
    assert fragment in text, fragment
    return text[: text.index(fragment)].count("\n") + 1


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: b.new.strip()[:40] or f"without {b.old.strip()[:30]}")
def test_a_broken_file_gives_its_one_clear_error(broken: Broken) -> None:
    text = edited(broken.old, broken.new)
    result = load_bytes(text.encode(), "broken.yaml")
    assert result.scenario is None
    assert [broken.says in p.message for p in result.problems] == [True], [str(p) for p in result.problems]
    assert result.problems[0].line == line_near(broken.at, text), str(result.problems[0])


def test_a_problem_prints_as_file_line_column_message() -> None:
    result = load_bytes(edited("minutes: 25", "minutes: five").encode(), "here.yaml")
    assert str(result.problems[0]) == "here.yaml:6:10: expected a whole number; got text 'five'"


def test_all_problems_are_said_at_once_and_by_line() -> None:
    text = edited("minutes: 25", "minutes: five")
    text = edited("grade: C3", "grade: C9", text)
    text = edited("members: [alv, bor, cas]", "members: [alv, bor, cass]", text)
    text = edited("weight: 40", "weight: 41", text)
    text = edited("kind: port clerk", "knd: port clerk", text)
    problems = load_bytes(text.encode()).problems
    assert [p.line for p in problems] == sorted(p.line for p in problems)
    assert [p.code for p in problems] == ["type", "number", "reference", "key", "value"]


def test_a_name_used_often_and_defined_nowhere_is_one_problem() -> None:
    problems = load_bytes(edited("  - {id: clerk, kind: port clerk}\n", "").encode()).problems
    assert len(problems) == 1
    assert "there is no source 'clerk' (also on line" in problems[0].message


def test_a_cycle_of_triggers_is_named_with_its_members() -> None:
    waiting = "    when: {decision: {inject: press-call, is: hold}}\n"
    text = edited("    tray: true\n", waiting)
    text = edited("    at: 24\n", "    when: {inject: {id: spare}}\n", text)
    problems = load_bytes(text.encode()).problems
    assert len(problems) == 1
    assert "'press-call' waits for 'spare' waits for 'press-call'" in problems[0].message


def test_waiting_for_one_of_several_is_no_cycle() -> None:
    either = "    when: {any: [{inject: {id: press-call}}, {tick: {at_least: 30}}]}\n"
    text = edited("    tray: true\n", either)
    text = edited("    at: 24\n", "    when: {inject: {id: spare}}\n", text)
    assert load_bytes(text.encode()).problems == ()


@pytest.mark.parametrize(
    "content, says",
    [
        (b"", "the file is empty"),
        (b"  \n\n", "the file is empty"),
        (b"# a comment only\n", "a scenario is a mapping; got nothing"),
        (b"- 1\n- 2\n", "a scenario is a mapping; got a list of 2"),
        (EXAMPLE.encode("utf-16"), "not UTF-8; got UTF-16"),
        (EXAMPLE.encode("utf-32"), "not UTF-8; got UTF-32"),
        (EXAMPLE.encode().replace(b"Castara", b"Cast\xe4ra"), "not UTF-8; got byte 0xE4"),
        (EXAMPLE.encode().replace(b"Castara", b"Cast\x00ara"), "got U+0000"),
        (EXAMPLE.encode() + b"#" * 256 * 1024, "the file is too large; allowed 256 KB"),
    ],
)
def test_a_file_that_is_no_plain_text_is_refused(content: bytes, says: str) -> None:
    problems = load_bytes(content).problems
    assert len(problems) == 1
    assert says in problems[0].message


def test_a_bad_byte_is_cited_where_it_stands() -> None:
    problem = load_bytes(EXAMPLE.encode().replace(b"Castara", b"Cast\xe4ra")).problems[0]
    assert (problem.line, problem.column) == (37, 15)


def test_a_flood_of_mistakes_is_cut_with_a_count() -> None:
    members = ", ".join(f"al{i}" for i in range(5000))
    problems = load_bytes(edited("members: [alv, bor, cas]", f"members: [{members}]").encode()).problems
    assert len(problems) == 200
    assert "and 4801 more problems" in problems[-1].message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "there is no such file" in load(tmp_path / "none.yaml").problems[0].message
    assert load(tmp_path).problems[0].code == "file"


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert load(path).problems == ()

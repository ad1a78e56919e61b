"""The orders of one line join the list together or not at all, and a report that cannot go is told how it would."""

from pathlib import Path

import pytest

from tests.text.test_terminal import held_code
from tests.text.world import Player


@pytest.fixture
def player(tmp_path: Path) -> Player:
    person = Player(tmp_path, seed=1)
    person.pipes("")
    return person


def two_codes(player: Player) -> tuple[str, str]:
    """Two reports that the player holds by now, neither of them Castara's."""
    held_code(player)
    for _ in range(8):
        found = [line.split()[0] for line in player.types("inbox all").splitlines() if line.startswith("R-")]
        if len(found) > 1:
            return found[0], found[1]
        player.types("end!")
    raise AssertionError("no two reports came")


def test_reports_of_a_list_are_shared_by_an_order_each(player: Player) -> None:
    one, two = two_codes(player)
    printed = player.types(f"share! {one} and {two} to cas via note tear")
    assert "Queued as orders 1 to 2;" in printed
    assert printed.count("Queued") == 1
    assert [line[:14] for line in player.types("list").splitlines()[:2]] == [f"1. Share {one}", f"2. Share {two}"]


def test_a_list_is_given_whole_or_not_at_all(player: Player) -> None:
    one, two = two_codes(player)
    player.types("request bor money", f"share! {two} to bor via note tear")
    printed = player.types(f"share! {one} and {two} to cas via note tear")
    assert f"Share {one}" in printed
    assert "the orders before it leave less of your 5" in printed  # the first of the line among them
    assert printed.endswith("None of these orders is given.\n")
    listed = player.types("list")
    assert one not in listed
    assert two in listed
    assert f"off the list again: Share {two}" in player.types("undo")


def test_trying_a_list_gives_nothing_and_counts_what_stands_before(player: Player) -> None:
    one, two = two_codes(player)
    assert player.types(f"try share {one} and {two} to cas via note tear").count("Chance of a compromise") == 2
    assert "No orders yet" in player.types("list")


def test_a_report_that_cannot_go_the_way_named_is_told_the_line_that_would_go(player: Player) -> None:
    one, _ = two_codes(player)
    printed = player.types(f"share {one} to cas via liaison")
    assert "No liaison officer works between you" in printed
    offered = next(line for line in printed.splitlines() if line.startswith("This would go: "))
    line = offered.removeprefix("This would go: ")
    assert line.startswith(f"share {one} to cas via ")
    assert "liaison" not in line
    assert "Would be refused" not in player.types(f"try {line}")

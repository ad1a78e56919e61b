"""What has room for a second line is told whole at the smallest window, also in large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.match.exercise import find
from game.ui.scene import Scene
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.ending import Ending
from game.ui.scenes.help import Help
from game.ui.scenes.shelf import shelf
from game.ui.testing import Driver
from game.ui.widgets import Label
from tests.ui.scenes.conftest import Open
from tests.ui.scenes.played import TEXTS, at_the_end, drive, home  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")
SMALL = (1280, 720)


def cut(driver: Driver) -> list[str]:
    """The labels of the top scene that end in an ellipsis."""
    stage = driver.app.top
    return [w.text for w in stage.widgets() if isinstance(w, Label) and w.rect.w and w.is_cut(stage.ctx)]


def threads() -> Scene:
    scene = Ending(*at_the_end("united-front"))
    scene.tab = "threads"
    return scene


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "make", [Help, threads, lambda: Briefing(next(e for e in shelf() if e.path == find("weakest-link")))]
)
def test_pages_tell_their_labels_whole(make: Callable[[], Scene], text: float) -> None:
    assert cut(drive(make(), SMALL, text)) == []


@pytest.mark.parametrize(("width", "room"), [(1280, False), (1440, True), (1600, True)])
def test_the_strip_of_threads_leaves_out_the_word_for_confidence_where_it_has_no_room(
    open_table: Open, width: int, room: bool
) -> None:
    driver = open_table((width, 720))
    stage = driver.app.top
    cards = [w for w in stage.widgets() if w.id.startswith("thread:")]
    assert cards
    inside = [w for card in cards for w in stage.widgets() if isinstance(w, Label) and card.rect.contains(w.rect)]
    assert [w.text for w in inside if w.is_cut(stage.ctx)] == []
    assert any(w.text in ("low", "moderate", "high") for w in inside) is room

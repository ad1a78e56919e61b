from __future__ import annotations

import pygame
import pytest

from game.ui.keys import stroke_of, types_text, words_of


def down(key: int, mod: int = 0, typed: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=typed)


@pytest.mark.parametrize(
    "event,stroke",
    [
        (down(pygame.K_s, 0, "s"), "s"),
        (down(pygame.K_s, pygame.KMOD_LSHIFT, "S"), "shift+s"),
        (down(pygame.K_RETURN, pygame.KMOD_RCTRL), "ctrl+enter"),
        (down(pygame.K_RETURN, pygame.KMOD_LMETA), "ctrl+enter"),
        (down(pygame.K_UP, pygame.KMOD_LALT), "alt+up"),
        (down(pygame.K_TAB, pygame.KMOD_LSHIFT), "shift+tab"),
        (down(pygame.K_SLASH, pygame.KMOD_LSHIFT, "?"), "?"),
        (down(pygame.K_7, pygame.KMOD_LSHIFT, "/"), "/"),
        (down(pygame.K_F6), "f6"),
        (down(pygame.K_SPACE, 0, " "), "space"),
        (down(pygame.K_LSHIFT, pygame.KMOD_LSHIFT), ""),
    ],
)
def test_strokes_are_named_the_same_on_every_layout(event: pygame.event.Event, stroke: str) -> None:
    assert stroke_of(event) == stroke


def test_what_writes_and_what_commands() -> None:
    assert all(types_text(stroke) for stroke in ("a", "shift+a", "?", "space", "7"))
    assert not any(types_text(stroke) for stroke in ("ctrl+a", "enter", "left", "f1", "alt+x"))


def test_strokes_as_shown_to_people() -> None:
    strokes = ("ctrl+enter", "s", "?", "f6", "alt+up")
    assert [words_of(stroke) for stroke in strokes] == [
        "Ctrl+Enter",
        "S",
        "?",
        "F6",
        "Alt+Up",
    ]

"""Key strokes as words: `ctrl+shift+enter`, `alt+up`, `s`, `?`. On a Mac, Command counts as ctrl."""

from __future__ import annotations

import pygame

_NAMES = {
    pygame.K_RETURN: "enter", pygame.K_KP_ENTER: "enter", pygame.K_SPACE: "space", pygame.K_ESCAPE: "escape",
    pygame.K_TAB: "tab", pygame.K_BACKSPACE: "backspace", pygame.K_DELETE: "delete", pygame.K_UP: "up",
    pygame.K_DOWN: "down", pygame.K_LEFT: "left", pygame.K_RIGHT: "right", pygame.K_HOME: "home", pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup", pygame.K_PAGEDOWN: "pagedown",
    **{getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)},
    **{getattr(pygame, f"K_{c}"): c for c in "abcdefghijklmnopqrstuvwxyz0123456789"},
}  # fmt: skip
CODES: dict[str, int] = {name: code for code, name in reversed(list(_NAMES.items()))}
MODIFIERS = {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}


def stroke_of(event: pygame.event.Event) -> str:
    """The stroke of a KEYDOWN event; "" for keys without a name, such as a modifier alone.

    Signs are named by what they type (`?`), so that they work on every keyboard layout.
    """
    mod = event.mod
    ctrl, alt = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META)), bool(mod & pygame.KMOD_ALT)
    name = _NAMES.get(event.key, "")
    typed = getattr(event, "unicode", "")
    if not name:
        sign = typed if len(typed) == 1 and typed.isprintable() else pygame_sign(event.key)
        return _join(ctrl, alt, False, sign) if sign else ""
    if len(name) == 1 and len(typed) == 1 and typed.isprintable() and not typed.isalnum():
        return _join(ctrl, alt, False, typed)
    return _join(ctrl, alt, bool(mod & pygame.KMOD_SHIFT), name)


def pygame_sign(key: int) -> str:
    """The sign of a key code in the printable range, else ""."""
    return chr(key) if 32 < key < 127 else ""


def _join(ctrl: bool, alt: bool, shift: bool, name: str) -> str:
    held = [word for word, down in (("ctrl", ctrl), ("alt", alt), ("shift", shift)) if down]
    return "+".join([*held, name])


def types_text(stroke: str) -> bool:
    """Whether this stroke is part of writing, and so belongs to a focused text field rather than to shortcuts."""
    head, _, last = stroke.rpartition("+")
    return (len(last) == 1 or last == "space") and head in ("", "shift")


def words_of(stroke: str) -> str:
    """A stroke as shown to people: `Ctrl+Enter`."""
    return "+".join(part if len(part) == 1 and not part.isalpha() else part.capitalize() for part in stroke.split("+"))

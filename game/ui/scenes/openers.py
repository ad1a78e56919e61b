"""From a line that names things to their cards: one opens at once, of several a menu asks which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from game.scenario.catalogue import Catalogue
from game.ui.scene import Result
from game.ui.tree import Action, Ctx, Widget
from game.ui.widgets import Icon, Menu, MenuItem
from game.wording.named import Named, What, title

Look = Callable[[Named], Result]
"""Opens the card of something."""
_ICON: Final[Mapping[What, str]] = {
    "report": "file-text",
    "thread": "target",
    "campaign": "megaphone",
    "nation": "flag",
}
"""By what is named, the most telling first."""
_MOST = 8


def ranked(things: Iterable[Named]) -> list[Named]:
    """Each once: reports, threads, campaigns, then nations; no more than a menu has room for."""
    order = list(_ICON)
    return sorted(dict.fromkeys(things), key=lambda thing: order.index(thing.what))[:_MOST]


def opener(ctx: Ctx, anchor: str, things: Sequence[Named], names: Catalogue, look: Look) -> Action | None:
    """What a click on the widget `anchor` does; None where nothing is named."""
    if not things:
        return None
    if len(things) == 1:
        return lambda: look(things[0])

    def item(thing: Named) -> MenuItem:
        here = f"{anchor}:{thing.what}:{thing.handle}"
        return MenuItem(here, title(thing, names), _ICON[thing.what], on_click=lambda: look(thing))

    return lambda: ctx.open_popup(anchor, lambda _: Menu([item(thing) for thing in things], name="Open a card"))


def mark(things: Sequence[Named]) -> Widget | None:
    """The sign of a line that opens something."""
    return Icon("chevron-right", 14, "dim", name="opens a card") if things else None

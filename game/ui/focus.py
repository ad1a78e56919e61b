"""Where the keyboard focus can go: Tab stops, arrows inside composites, F6 between panels. Pure questions about a
tree.
"""

from __future__ import annotations

from game.ui.tree import ITEM_ROLES, Ctx, Widget, ancestors, walk

_STEPS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
_KEYS = {
    "vertical": {"up": -1, "down": 1},
    "horizontal": {"left": -1, "right": 1},
}


def composite_of(widget: Widget) -> Widget | None:
    """The list, grid, radio group, tab row or menu that an item belongs to; None for what isn't an item."""
    if widget.role not in ITEM_ROLES:
        return None
    return next((above for above in ancestors(widget) if above.arrows), None)


def items(composite: Widget) -> list[Widget]:
    """The items of a composite in reading order."""
    return [w for w in walk(composite) if w.focusable and composite_of(w) is composite]


def current_item(composite: Widget, ctx: Ctx) -> Widget | None:
    """The item that holds the composite's Tab stop: the focused, the chosen tab or radio, the last focused, else the
    selected, else the first. What a shortcut chose is not chosen away by tabbing past.
    """
    candidates = items(composite)
    last = ctx.memory.get(f"{composite.id}#item")

    def rank(w: Widget) -> tuple[bool, ...]:
        return w.id == ctx.focus, w.selected and w.role in ("tab", "radio"), w.id == last, w.selected

    return max(candidates, key=rank, default=None)


def tab_stops(root: Widget, ctx: Ctx) -> list[Widget]:
    """Every Tab stop below `root` in reading order. A composite has one, and with it what its current item contains."""
    stops: list[Widget] = []
    current: dict[int, Widget | None] = {}
    stack = [root]
    while stack:
        widget = stack.pop()
        if widget.focusable:
            composite = composite_of(widget)
            if composite is not None:
                if id(composite) not in current:
                    current[id(composite)] = current_item(composite, ctx)
                if current[id(composite)] is not widget:
                    continue
            stops.append(widget)
        stack.extend(reversed(widget.kids))
    return stops


def arrow_target(widget: Widget, stroke: str) -> Widget | None:
    """Where an arrow, Home or End leads from an item, or from what an item contains; None when nowhere."""
    item = next((above for above in ancestors(widget) if composite_of(above)), None)
    composite = composite_of(item) if item is not None else None
    if item is None or composite is None:
        return None
    candidates = items(composite)
    if stroke in ("home", "end"):
        return candidates[0 if stroke == "home" else -1]
    if composite.arrows in _KEYS:
        step = _KEYS[composite.arrows].get(stroke)
        place = candidates.index(item) + step if step else -1
        return candidates[place] if 0 <= place < len(candidates) else None
    if stroke not in _STEPS:
        return None
    return _nearest(item, candidates, _STEPS[stroke])


def _nearest(start: Widget, candidates: list[Widget], step: tuple[int, int]) -> Widget | None:
    """The candidate most nearly in a direction: being off to the side counts double."""
    x0, y0 = start.rect.center
    best: tuple[int, Widget] | None = None
    for widget in candidates:
        x, y = widget.rect.centerx - x0, widget.rect.centery - y0
        ahead = x * step[0] + y * step[1]
        aside = abs(x * step[1]) + abs(y * step[0])
        if widget is start or ahead <= 0 or aside > 2 * ahead:
            continue
        if best is None or ahead + 2 * aside < best[0]:
            best = (ahead + 2 * aside, widget)
    return best[1] if best else None


def panels(root: Widget, ctx: Ctx) -> list[tuple[Widget, list[Widget]]]:
    """Panels in reading order, each with its Tab stops; panels without any are left out. Inner panels count by
    themselves.
    """
    found: dict[int, tuple[Widget, list[Widget]]] = {}
    for stop in tab_stops(root, ctx):
        panel = next((above for above in ancestors(stop) if above.role == "panel"), None)
        if panel is not None:
            found.setdefault(id(panel), (panel, []))[1].append(stop)
    return list(found.values())

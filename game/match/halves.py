"""When the halves of a financial picture came and met (R-FIU)."""

from collections.abc import Iterable

from game.match.chronicle import Item
from game.rules.events import Event
from game.rules.view import Alert
from game.wording import terms


def dates(alert: Alert, items: Iterable[Item]) -> list[str]:
    """Since when the reader knows a half, and in which turn it saw it joined, as far as `items` tell."""
    met = next((i.turn for i in items if i.event == Event.MATCHED and i.item == alert.alert // 2), None)
    since = [f"since {terms.clock(alert.arrived)}"] if alert.mine else []
    return [*since, *([f"matched in turn {met + 1}"] if met is not None else [])]

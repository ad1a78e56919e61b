"""Older formats brought up to date, one step at a time; a newer one is refused with a plain sentence."""

from collections.abc import Callable, Mapping

from game.scenario.compose import Document, Value
from game.scenario.model_scenario import FORMAT
from game.scenario.problems import Problem

Migration = Callable[[dict[str, Value]], None]
"""Changes the data of format n in place into that of format n + 1, keeping what stays where it stands."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the format that each starts from. Format 1 is the first, so there is none yet."""


def migrate(document: Document, chain: Mapping[int, Migration] = MIGRATIONS, newest: int = FORMAT) -> Problem | None:
    """Bring the document's data up to the newest format in place, or say why that cannot be done.

    A format that is missing or no whole number is left to validation.
    """
    data = document.data
    if data is None or not isinstance(data.get("format"), int) or isinstance(data["format"], bool):
        return None
    found = data["format"]
    mark = document.positions.of_value(("format",))
    if isinstance(found, int) and found > newest:
        what = f"this file is of a newer format; got {found}; allowed up to {newest}; update the game to open it"
        return document.source.problem(mark.line, mark.column, what, "version")
    for step in range(found if isinstance(found, int) else newest, newest):
        if step not in chain:
            what = f"this file is of a format that is not known; got {found}; allowed {newest}"
            return document.source.problem(mark.line, mark.column, what, "version")
        chain[step](data)
        data["format"] = step + 1
    return None

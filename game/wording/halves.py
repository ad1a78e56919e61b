"""What it would mean to accept a request for a match: which half the reader has for the asker (R-FIU)."""

from __future__ import annotations

from typing import Final

from game.rules.view import Matter, View
from game.scenario.catalogue import Catalogue

NO_HALF: Final = "No half of yours is on this subject: to accept tells them that you hold none."


def for_asker(names: Catalogue, view: View, matter: Matter) -> str:
    """Whether a match can come of it, or came already, as far as the reader knows."""
    if any(a.matched and a.alert // 2 == matter.alert // 2 for a in view.alerts):
        codes = f"{names.alerts[matter.alert].code} and {names.alerts[matter.alert ^ 1].code}"
        return f"You see both halves already, {codes}: to accept gives them the one that they may still lack."
    about = [a for a in view.alerts if a.subject == matter.subject and a.alert != matter.alert]
    free = sorted((a for a in about if not a.matched), key=lambda a: not a.mine)
    if free and free[0].mine:
        return "You hold a half on this subject."
    if free:
        shown = f"{names.alerts[free[0].alert].code} of {names.nations[free[0].holder].name}"
        return f"You were shown a half on this subject, {shown}: to accept gives it to them if it is the other half."
    done = next((a for a in about if a.mine), None)
    if done is not None:
        other = names.nations[done.other].name
        code = names.alerts[done.alert].code
        return f"Your half on this subject, {code}, is matched with {other}'s: to accept tells them that you hold none."
    return NO_HALF

"""What a player types, as an order: `share R-014 to nzl via liaison tear because they asked`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.match.entries import FieldValue
from game.match.naming import Names
from game.rules.orders import BY_NAME, OrderKind

KEYWORDS = {
    "to": "to",
    "from": "to",
    "with": "to",
    "via": "channel",
    "in": "channel",
    "on": "subject",
    "about": "subject",
    "for": "thread",
    "by": "organisation",
    "as": "option",
    "matter": "key",
    "force": "key",
    "and": "other",
    "instead": "other",
    "units": "amount",
}
"""Little words and the field that what follows them fills, where the order has that field."""
NOUNS = ("report", "alert", "thread", "subject", "channel", "organisation", "campaign", "inject")


class TypingError(ValueError):
    """What was typed is no order; the text says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An order as typed: its kind, its fields by name, and the reason after `because`."""

    kind: str
    fields: Mapping[str, FieldValue]
    rationale: str


Keys = Callable[[str], int | None]
"""From a short name such as M2 or F1 to the run-time key of a matter or task force."""


def parse(line: str, names: Names, keys: Keys) -> Typed:
    """The order that a line means. TypingError when it means none."""
    body, _, rationale = line.partition(" because ")
    words = body.split()
    order = BY_NAME.get(words[0].lower()) if words else None
    if order is None:
        close = get_close_matches(words[0].lower() if words else "", list(BY_NAME), n=1)
        raise TypingError(f"there is no order '{words[0]}'" + (f"; nearest is '{close[0]}'" if close else "; try: help"))
    fields: dict[str, FieldValue] = {}
    position = 1
    while position < len(words):
        position = _take(words, position, order, names, keys, fields)
    missing = [f for f in order.required if f not in fields]
    if missing:
        raise TypingError(f"{order.name} needs its {missing[0]}; write: {usage(order)}")
    return Typed(order.name, fields, rationale.strip())


def _take(words: list[str], at: int, order: OrderKind, names: Names, keys: Keys, fields: dict[str, FieldValue]) -> int:
    """Read one field from `words[at:]`; the position after it."""
    word = words[at].lower()
    if word == "tear" and "tear" in order.columns:
        fields["tear"] = True
        return at + 1
    field = _meant(word, order, fields)
    if field and at + 1 < len(words):
        fields[field] = _value(field, words[at + 1], order, names, keys, fields)
        return at + 2
    for field in order.columns:
        if field not in fields and field != "tear":
            try:
                fields[field] = _value(field, words[at], order, names, keys, fields)
            except TypingError:
                if field in order.required and len(order.required) == 1:
                    raise
                continue
            return at + 1
    raise TypingError(f"'{words[at]}' names nothing that {order.name} could use; write: {usage(order)}")


def _meant(word: str, order: OrderKind, fields: Mapping[str, FieldValue]) -> str:
    """The field that a little word or a field's own name announces, "" for none."""
    if word in order.columns:
        return word
    field = KEYWORDS.get(word, "")
    if field == "subject" and "subject" not in order.columns:
        field = "thread"
    return field if field in order.columns else ""


def _value(
    field: str, word: str, order: OrderKind, names: Names, keys: Keys, fields: Mapping[str, FieldValue]
) -> FieldValue:
    match field:
        case "to":
            return tuple(_named("nation", part, names) for part in word.split(",") if part)
        case "key":
            key = keys(word.upper())
            if key is None:
                raise TypingError(f"there is no {word}; 'requests' and 'forces' list what is open, as M1 or F1")
            return key
        case "amount":
            if not word.isdecimal():
                raise TypingError(f"'{word}' is no number")
            return int(word)
        case "option":
            plain = word.lower()
            return plain in ("yes", "consent") if plain in ("yes", "no", "consent", "noconsent") else plain
        case "other":
            what = {"analyse": "report", "answer": "nation", "register": "subject"}[order.name]
            return _named(what, word, names)
        case _:
            return _named(field, word, names)


def _named(what: str, word: str, names: Names) -> str:
    known: tuple[str, ...] = getattr(names, what)
    exact = {name.lower(): name for name in known}
    found = exact.get(word.lower())
    if found is None:
        starts = [name for name in known if name.lower().startswith(word.lower())]
        if len(starts) == 1:
            return starts[0]
        # Report codes say what exists only to their holders, so no list of them is offered.
        close = get_close_matches(word.lower(), list(exact), n=1) if what != "report" else []
        raise TypingError(f"there is no {what} called '{word}'" + (f"; nearest is '{exact[close[0]]}'" if close else ""))
    return found


def usage(order: OrderKind) -> str:
    """How an order is written: `share REPORT to NATION[,NATION] via CHANNEL [tear]`."""
    shown = {"to": "to NATION", "channel": "via CHANNEL", "key": "M1 or F1", "option": "as OPTION", "tear": "tear",
             "subject": "on SUBJECT", "organisation": "by ORGANISATION", "thread": "for THREAD"}  # fmt: skip
    parts = [order.name]
    for field in order.fields:
        name = field.removesuffix("?")
        words = shown.get(name, name.upper())
        parts.append(f"[{words}]" if field.endswith("?") else words)
    return " ".join(parts)

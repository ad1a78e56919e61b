"""What a player types, as an order: `share R-014 to nzl via liaison tear because they asked`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from game.match.entries import FieldValue
from game.match.naming import CONSENT
from game.rules.codes import Service
from game.rules.orders import BY_KIND, BY_NAME, Kind, OrderKind
from game.text.lexicon import SHORTEST, Lexicon, plain
from game.text.usage import OTHER, field_words, right, service_usage, usage
from game.wording import terms
from game.wording.orders import SERVICE_FIELDS

KEYWORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "to": ("to", "key"),
    "from": ("to",),
    "with": ("to", "report", "other", "option"),
    "via": ("channel", "organisation"),
    "over": ("channel",),
    "through": ("channel", "organisation"),
    "in": ("channel", "option", "to"),
    "on": ("subject", "thread"),
    "about": ("subject", "thread", "report"),
    "for": ("thread", "subject", "to", "option"),
    "by": ("organisation",),
    "as": ("option",),
    "and": ("to", "other"),
    "of": ("other", "organisation", "option"),
    "instead": ("other",),
    "ask": ("other",),
    "refer": ("other",),
    "the": (),
    "task": (),
    "taskforce": (),
    "officer": (),
    "units": (),
    "a": (),
    "request": ("key",),
    "force": ("key",),
    "report": ("report",),
}
"""Little words, and the fields that what follows them fills, where the order has one of them."""
TEAR: Final = frozenset({"tear", "tearline", "torn"})
SYNONYMS: Final = {
    "send": Kind.SHARE,
    "push": Kind.SHARE,
    "ask": Kind.REQUEST,
    "rfi": Kind.REQUEST,
    "analyze": Kind.ANALYSE,
    "reply": Kind.ANSWER,
    "refuse": Kind.DECLINE,
    "reject": Kind.DECLINE,
    "agree": Kind.ACCEPT,
    "liaison": Kind.POST_LIAISON,
    "post": Kind.POST_LIAISON,
    "agreement": Kind.NEGOTIATE,
    "match": Kind.REQUEST_MATCH,
    "interest": Kind.REGISTER,
    "taskforce": Kind.FORM,
    "put": Kind.CONTRIBUTE,
    "deploy": Kind.RESPOND,
    "priority": Kind.SET_PRIORITY,
    "order": Kind.SERVICE,
}
"""Other words for orders, besides their names written with or without hyphen and cut short."""
_ONE: Final = {
    "report": "report",
    "alert": "alert",
    "thread": "thread",
    "subject": "subject",
    "channel": "channel",
    "organisation": "organisation",
    "to": "nation",
    "key": "matter or task force",
}
"""Fields that take one thing, so that a second one asks for an order of its own; several nations fit most orders."""
FOR_ITSELF: Final = frozenset({Service.LEGAL_FRAMEWORK, Service.PREVENTION, Service.VICTIM_SUPPORT})
"""Services that work for the nation that orders them, and name no other."""
LISTED: Final = frozenset({Kind.READ, Kind.ANALYSE, Kind.SHARE, Kind.CONTRIBUTE, Kind.PUBLISH, Kind.ASK_RELEASE})
"""Orders that may name several reports: one order each is given, of those analysed one for two, all or none."""


class TypingError(ValueError):
    """What was typed is no order; the text says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An order as typed: its kind, its fields by name, the reason after `because`, and whether `!` insists on it."""

    kind: str
    fields: Mapping[str, FieldValue]
    rationale: str
    insisted: bool = False


def order_named(words: Sequence[str]) -> tuple[OrderKind, int] | None:
    """The order that the first words name, and how many words its name takes."""
    names = {plain(o.name): o for o in BY_NAME.values()}
    for count in (2, 1):
        word = plain("".join(words[:count]))
        order = names.get(word) or (BY_KIND[SYNONYMS[word]] if word in SYNONYMS else None)
        if order is not None and count <= len(words):
            return order, count
    word = plain(words[0]) if words else ""
    begun = sorted((name for name in names if len(word) >= SHORTEST and name.startswith(word)), key=len)
    if begun and all(name.startswith(begun[0]) for name in begun):
        return names[begun[0]], 1
    service = {plain(terms.SERVICE[s]) for s in Service}
    if any(plain("".join(words[:count])) in service for count in range(1, 5)):
        return BY_KIND[Kind.SERVICE], 0
    return None


def nearest_order(word: str) -> str:
    """The order whose name is nearest to a misspelt one, "" for none."""
    close = get_close_matches(word.lower(), list(BY_NAME), n=1)
    return close[0] if close else ""


def parse(line: str, lexicon: Lexicon, offers: Mapping[Service, Sequence[str]] | None = None) -> list[Typed]:
    """The order that a line means, or one for each report of a list; TypingError when it is none.

    `offers` tells which organisations offer a service.
    """
    body, _, rationale = re.sub(r"\s+", " ", line.strip()).partition(" because ")
    words = body.replace(",", " ").replace(";", " ").split()
    insisted = bool(words) and (words[0].endswith("!") or words[-1].endswith("!"))
    words = [stripped for w in words if (stripped := w.rstrip("!.?"))]
    named = order_named(words)
    if named is None:
        word = words[0] if words else ""
        close = nearest_order(word)
        raise TypingError(f"there is no order '{word}'" + (f"; nearest is '{close}'" if close else "; try: help"))
    order, taken = named
    reader = _Reader(order, lexicon, words[taken:])
    fields = reader.read()
    _complete(order, fields, offers or {})
    _for_itself(order, fields)
    each = _one_by_one(fields, reader.more)
    missing = [f for f in (*order.required, *_also_needed(order, fields)) if f not in fields]
    if missing:
        what = field_words(order, missing[0], fields, lexicon)
        how = ", and: ".join(dict.fromkeys(line for one in each if (line := right(order, one, lexicon))))
        raise TypingError(f"{order.name} needs {what}" + (f"; write: {how}" if how else ""))
    return [Typed(order.name, one, rationale.strip(), insisted) for one in each]


def _one_by_one(fields: Mapping[str, FieldValue], more: Sequence[str]) -> list[Mapping[str, FieldValue]]:
    """The fields of an order for each report of a list; of those that are analysed, for each two."""
    rest = {f: value for f, value in fields.items() if f != "other"}
    if not more or "other" not in fields:
        return [fields, *({**rest, "report": report} for report in more)]
    pairs = [more[at : at + 2] for at in range(0, len(more), 2)]
    return [fields, *({**rest, **dict(zip(("report", "other"), pair, strict=False))} for pair in pairs)]


def _complete(order: OrderKind, fields: dict[str, FieldValue], offers: Mapping[Service, Sequence[str]]) -> None:
    """Fill in what the rest of the line leaves no doubt about."""
    if order.kind is Kind.ANSWER and "option" not in fields:
        if "report" in fields:
            fields["option"] = "share"
        elif "other" in fields:
            fields["option"] = "referral"
    if order.kind is Kind.SERVICE and "organisation" not in fields and "option" in fields:
        able = offers.get(Service[str(fields["option"]).upper()], ())
        if len(able) == 1:
            fields["organisation"] = able[0]


def _for_itself(order: OrderKind, fields: Mapping[str, FieldValue]) -> None:
    """TypingError where a service that each nation orders for itself is ordered for another."""
    if order.kind is Kind.SERVICE and "to" in fields and "option" in fields:
        service = Service[str(fields["option"]).upper()]
        if service in FOR_ITSELF:
            name = terms.SERVICE[service]
            raise TypingError(f"{name} is ordered by each nation for itself; write: {service_usage(fields)}")


def _also_needed(order: OrderKind, fields: Mapping[str, FieldValue]) -> tuple[str, ...]:
    """What an order needs because of its option."""
    if order.kind is Kind.ANSWER and fields.get("option") == "share":
        return "report", "channel"
    if order.kind is Kind.SERVICE and "option" in fields:
        service = Service[str(fields["option"]).upper()]
        at_place = service is Service.MUTUAL_LEGAL_ASSISTANCE and "thread" in fields  # asks the place of the thread
        return () if at_place else SERVICE_FIELDS.get(service, ())
    return ()


class _Reader:
    """Reads the fields of one order from the words after its name."""

    def __init__(self, order: OrderKind, lexicon: Lexicon, words: Sequence[str]) -> None:
        self._order = order
        self._lexicon = lexicon
        self._words = words
        self._fields: dict[str, FieldValue] = {}
        self._instead = False
        self.more: list[str] = []
        """Reports beyond those that one order takes: each asks for an order of its own."""

    def read(self) -> dict[str, FieldValue]:
        """All fields; TypingError for a word that means nothing here."""
        meant: Sequence[str] = ()
        at = 0
        while at < len(self._words):
            word = self._words[at].lower()
            if plain(word) in TEAR and "tear" in self._order.columns:
                self._fields["tear"] = True
                at += 2 if [plain(w) for w in self._words[at : at + 2]] == ["tear", "line"] else 1
                meant = ()
                continue
            taken = self._take(at, meant)
            if taken:
                at, meant = at + taken, ()
            elif word in KEYWORDS or word in (*self._order.columns, "option"):
                meant = KEYWORDS.get(word, (word,))
                self._instead |= word == "instead"
                at += 1
            else:
                raise TypingError(self._unknown(at, meant))
        self._finished(meant)
        return self._fields

    def _finished(self, meant: Sequence[str]) -> None:
        """TypingError when a little word at the end announces something that does not come."""
        awaited = [f for f in meant if f in self._order.columns and f not in self._fields]
        if awaited:
            what = field_words(self._order, awaited[0], self._fields, self._lexicon)
            raise TypingError(f"{what} should follow '{self._words[-1]}'; write: {usage(self._order)}")

    def _take(self, at: int, meant: Sequence[str]) -> int:
        """Fill one field from the words at `at`, those announced first; how many words it took, 0 for none."""
        free = self._free()
        wanted = [f for f in meant if f in free] + [f for f in free if f not in meant]
        for exact in (True, False):
            if not exact and self._words[at].lower() in KEYWORDS:
                return 0
            may = [f for f in wanted if self._may_take(f, exact, meant)]
            found = [(f, hit) for f in may if (hit := self._find(f, self._words[at:], exact)) is not None]
            if found:
                field, (value, count) = max(found, key=lambda f: (f[0] in meant, f[1][1]))
                self._put(field, value)
                return max(count, self._longer(field, value, at))
        return 0

    def _longer(self, field: str, value: FieldValue, at: int) -> int:
        """How many words mean the same when a name is cut short: an id may be the first word of a name."""
        hit = self._find(field, self._words[at:], exact=False) if field not in ("amount", "report", "alert") else None
        return hit[1] if hit is not None and hit[0] == value else 0

    def _free(self) -> list[str]:
        """Fields that still take something: several nations fit most orders, and several reports make several."""
        several = ["to"] if "to" in self._fields and not self._order.single else []
        full = "report" in self._fields and (self._order.kind is not Kind.ANALYSE or "other" in self._fields)
        several += ["report"] if full and self._order.kind in LISTED else []
        return [f for f in self._order.columns if f not in self._fields and f != "tear"] + several

    def _may_take(self, field: str, exact: bool, meant: Sequence[str]) -> bool:
        """Whether a field takes such a word: no leftover word may turn an order into another one.

        What replaces an interest stands after "instead", a second nation that is cut short after a little word, and
        codes are written out.
        """
        if field == "other" and self._order.kind is Kind.REGISTER:
            return self._instead and "other" in meant
        if exact:
            return field != "other" or field in meant or self._order.kind is Kind.ANALYSE or "option" in self._fields
        if field in ("report", "alert") or (field == "other" and self._order.kind is Kind.ANALYSE):
            return False
        return field in meant or (field != "other" and field not in self._fields)

    def _find(self, field: str, words: Sequence[str], exact: bool) -> tuple[FieldValue, int] | None:
        match field:
            case "to":
                return self._lexicon.match("nation", words, exact)
            case "other":
                return self._lexicon.match(OTHER[self._order.kind], words, exact)
            case "key":
                return self._lexicon.key(self._order.kind, words, exact)
            case "amount":
                return (int(words[0]), 1) if words[0].isdecimal() and len(words[0]) < 4 else None
            case "option":
                return self._lexicon.option(self._order.kind, self._fields.get("inject"), words, exact)
            case _:
                return self._lexicon.match(field, words, exact)

    def _put(self, field: str, value: FieldValue) -> None:
        if field == "to":
            before = self._fields.get("to", ())
            assert isinstance(before, tuple)
            self._fields["to"] = (*before, str(value)) if str(value) not in before else before
        elif field == "report" and field in self._fields:
            if value in (self._fields["report"], self._fields.get("other"), *self.more):
                raise TypingError(f"{value} is named twice")
            self.more.append(str(value))
        else:
            self._fields[field] = value

    def _unknown(self, at: int, meant: Sequence[str]) -> str:
        """What is wrong with a word. A report code that is not held is never confirmed to exist."""
        word, columns = self._words[at], self._order.columns
        for field in columns:
            if field in self._fields and field in _ONE and self._find(field, self._words[at:], exact=True):
                return self._too_many(field, word)
        if re.fullmatch(r"[rR]?-?\d{2,}", word) and "report" in columns:
            return f"you hold no report {word}; 'inbox' lists yours"
        if re.fullmatch(r"[fF]?-?\d{2,}", word) and "alert" in columns:
            return f"you know of no alert {word}; 'alerts' lists those you do"
        if re.fullmatch(r"[mMfF]\d{1,3}", word) and "key" in columns:
            return f"there is no {word.upper()}; 'requests' and 'forces' list what is open"
        heard = self._lexicon.by_name_only(self._words[at:])
        if heard:
            return heard
        expected = [f for f in meant if f in columns] or self._free()
        for field in expected:
            several = self._lexicon.several(field, word, self._order.kind) if field in ("key", "channel") else []
            if len(several) > 1:
                return f"'{word}' could be {terms.listed(several, 'or')}; say which"
        for field in expected:
            what = {"to": "nation", "other": OTHER.get(self._order.kind, "nation")}.get(field, field)
            close = self._lexicon.nearest(what, word) if field not in ("option", "amount") else ""
            if close and plain(close) != plain(word):
                return f"there is no {what} called '{word}'; nearest is '{close}'"
        if meant[:1] == ("to",) and "to" in expected:
            return f"there is no nation called '{word}'; there are {', '.join(self._lexicon.nation_ids())}"
        if "thread" in expected and "thread" in self._order.required:
            return f"you know of no thread called '{word}'; 'threads' lists those you see"
        if "option" in expected and self._order.kind not in CONSENT:
            known = ", ".join(self._lexicon.options(self._order.kind, self._fields.get("inject")))
            if known:
                return f"'{word}' is no option of {self._order.name}; it has {known}"
        return f"'{word}' names nothing that {self._order.name} could use; write: {usage(self._order)}"

    def _too_many(self, field: str, word: str) -> str:
        """A word names a second thing where an order takes one."""
        order = self._order
        more = ", or write instead between the two" if order.kind is Kind.REGISTER else ""
        return f"one {_ONE[field]} an order: {order.name} has one already; give another order for '{word}'{more}"

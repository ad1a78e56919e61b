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
EXAMPLES: Final[Mapping[Kind, str]] = {
    Kind.READ: "read R-714",
    Kind.ANALYSE: "analyse R-714 and R-288, or: analyse F-381",
    Kind.SHARE: "share R-714 to NATION via liaison tear",
    Kind.CONTRIBUTE: "contribute R-714 to F1, or: contribute R-714 by ORGANISATION",
    Kind.ANSWER: "answer M1 with R-714 via liaison, or: answer M1 nil, or: answer M1 ask NATION",
    Kind.DECLINE: "decline M1, or with the reason: decline M1 as busy",
    Kind.REGISTER: "register SUBJECT instead of SUBJECT",
    Kind.JUDGE: "judge THREAD decoy",
    Kind.DISCLOSE: "disclose F-381 to NATION with consent",
    Kind.REQUEST_MATCH: "request-match F-381 from NATION with consent",
    Kind.FORM: "form THREAD with NATION, NATION",
    Kind.RELEASE: "release M1",
    Kind.ACCEPT: "accept M1, or for a match: accept M1 with consent",
    Kind.JOIN: "join M1",
    Kind.LEAVE: "leave F1",
    Kind.STAND_DOWN: "stand-down F1",
    Kind.RESPOND: "respond F1",
    Kind.ASSIGN: "assign F1 logistics 2",
    Kind.TRAIN: "train NATION rapid deployment",
    Kind.SERVICE: "service legal framework, or: service notice R-714 by interpol",
    Kind.DECIDE: "decide D1 option 2",
}
"""How an order is written, where its fields alone do not tell."""
_OTHER: Final = {Kind.ANALYSE: "report", Kind.ANSWER: "nation", Kind.DECLINE: "nation", Kind.REGISTER: "subject"}
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
_SHOWN: Final = {
    "to": "NATION",
    "key": "M1 or F1",
    "channel": "via CHANNEL",
    "option": "OPTION",
    "other": "OTHER",
    "amount": "NUMBER",
}


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


def parse(line: str, lexicon: Lexicon, offers: Mapping[Service, Sequence[str]] | None = None) -> Typed:
    """The order that a line means; `offers` tells which organisations offer a service. TypingError when it is none."""
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
    missing = [f for f in (*order.required, *_also_needed(order, fields)) if f not in fields]
    if missing:
        what = _field_words(order, missing[0], fields, lexicon)
        raise TypingError(f"{order.name} needs {what}; write: {_service_usage(fields) or usage(order)}")
    return Typed(order.name, fields, rationale.strip(), insisted)


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


def _also_needed(order: OrderKind, fields: Mapping[str, FieldValue]) -> tuple[str, ...]:
    """What an order needs because of its option."""
    if order.kind is Kind.ANSWER and fields.get("option") == "share":
        return "report", "channel"
    if order.kind is Kind.SERVICE and "option" in fields:
        service = Service[str(fields["option"]).upper()]
        at_place = service is Service.MUTUAL_LEGAL_ASSISTANCE and "thread" in fields  # asks the place of the thread
        return () if at_place else SERVICE_FIELDS.get(service, ())
    return ()


def _service_usage(fields: Mapping[str, FieldValue]) -> str:
    """How the service that is meant is ordered; "" for other orders, and while the service is open."""
    name = str(fields.get("option", "")).upper()
    if name not in Service.__members__:
        return ""
    wanted = [_SHOWN.get(f, f.upper()) for f in SERVICE_FIELDS.get(Service[name], ())]
    return " ".join(["service", terms.SERVICE[Service[name]], *wanted, "by ORGANISATION"])


class _Reader:
    """Reads the fields of one order from the words after its name."""

    def __init__(self, order: OrderKind, lexicon: Lexicon, words: Sequence[str]) -> None:
        self._order = order
        self._lexicon = lexicon
        self._words = words
        self._fields: dict[str, FieldValue] = {}
        self._instead = False

    def read(self) -> dict[str, FieldValue]:
        """All fields; TypingError for a word that means nothing here."""
        meant: Sequence[str] = ()
        at = 0
        while at < len(self._words):
            word = self._words[at].lower()
            if plain(word) in TEAR and "tear" in self._order.columns:
                self._fields["tear"] = True
                at += 2 if [plain(w) for w in self._words[at : at + 2]] == ["tear", "line"] else 1
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
            what = _field_words(self._order, awaited[0], self._fields, self._lexicon)
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
                return count
        return 0

    def _free(self) -> list[str]:
        """Fields that still take something: several nations fit most orders."""
        several = ["to"] if "to" in self._fields and not self._order.single else []
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
                return self._lexicon.match(_OTHER[self._order.kind], words, exact)
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
        expected = [f for f in meant if f in columns] or self._free()
        for field in expected:
            several = self._lexicon.several(field, word, self._order.kind) if field in ("key", "channel") else []
            if len(several) > 1:
                return f"'{word}' could be {terms.listed(several, 'or')}; say which"
        for field in expected:
            what = {"to": "nation", "other": _OTHER.get(self._order.kind, "nation")}.get(field, field)
            close = self._lexicon.nearest(what, word) if field not in ("option", "amount") else ""
            if close and plain(close) != plain(word):
                return f"there is no {what} called '{word}'; nearest is '{close}'"
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
        if order.kind is Kind.ANALYSE and field == "report":
            return f"{order.name} takes two reports; give another order for {word}"
        more = ", or write instead between the two" if order.kind is Kind.REGISTER else ""
        return f"one {_ONE[field]} an order: {order.name} has one already; give another order for '{word}'{more}"


def _field_words(order: OrderKind, field: str, fields: Mapping[str, FieldValue], lexicon: Lexicon) -> str:
    """What a missing field is, in words, and what it could be."""
    if field == "option":
        known = lexicon.options(order.kind)
        return "one of " + ", ".join(known) if known else "an option"
    if field == "channel" and order.kind in (Kind.PUBLISH, Kind.QUERY):
        known = lexicon.databases()
        return f"a channel: {terms.listed(known, 'or')}" if known else "a secure database, and you reach none"
    if field == "channel":
        return f"a channel{_ways(fields, lexicon)}"
    if field == "other":
        return terms.with_article(_OTHER.get(order.kind, "nation"))
    words = {"to": "a nation", "key": "what it is about, such as M1 or F1", "inject": "the decision, such as D1"}
    return words.get(field, "an amount" if field == "amount" else terms.with_article(field))


def _ways(fields: Mapping[str, FieldValue], lexicon: Lexicon) -> str:
    """Which channels would carry what is to be sent, as far as the order tells that."""
    to = fields.get("to") or fields.get("key")
    if not to or "report" not in fields:
        return ""
    report, tear = str(fields["report"]), bool(fields.get("tear"))
    found = lexicon.ways(report, to, tear)
    if found:
        return f": {terms.listed(found, 'or')} would carry it"
    torn = [] if tear else lexicon.ways(report, to, True)
    return ", and none carries it" + (f"; as a tear-line {terms.listed(torn, 'or')} would" if torn else "")


def usage(order: OrderKind) -> str:
    """How an order is written: an example where there is one, else its fields: `request NATION SUBJECT`."""
    if order.kind in EXAMPLES:
        return EXAMPLES[order.kind]
    parts = [order.name]
    for field in order.fields:
        name = field.removesuffix("?")
        words = _SHOWN.get(name, name.upper())
        parts.append(f"[{words}]" if field.endswith("?") else words)
    return " ".join(parts)

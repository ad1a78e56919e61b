"""How orders are written: an example of each, what one that is incomplete lacks, and the line that would go now."""

from collections.abc import Mapping
from typing import Final

from game.match.entries import FieldValue
from game.rules.codes import Service
from game.rules.orders import Kind, OrderKind
from game.text.lexicon import Lexicon
from game.wording import terms
from game.wording.orders import SERVICE_FIELDS

EXAMPLES: Final[Mapping[Kind, str]] = {
    Kind.READ: "read R-714, or several: read R-714 and R-288",
    Kind.ANALYSE: "analyse R-714 and R-288, or: analyse F-381",
    Kind.SHARE: "share R-714 to NATION via CHANNEL, with tear at the end for its tear-line",
    Kind.CONTRIBUTE: "contribute R-714 to F1, or: contribute R-714 by ORGANISATION",
    Kind.PUBLISH: "publish R-714 via CHANNEL, with tear at the end for its tear-line",
    Kind.ASK_RELEASE: "ask-release R-714 to NATION",
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
OTHER: Final = {Kind.ANALYSE: "report", Kind.ANSWER: "nation", Kind.DECLINE: "nation", Kind.REGISTER: "subject"}
"""What `other` names, by kind of order."""
SHOWN: Final = {
    "to": "NATION",
    "key": "M1 or F1",
    "channel": "via CHANNEL",
    "option": "OPTION",
    "other": "OTHER",
    "amount": "NUMBER",
}


def field_words(order: OrderKind, field: str, fields: Mapping[str, FieldValue], lexicon: Lexicon) -> str:
    """What a missing field is, in words, and what it could be."""
    if field == "option":
        known = lexicon.options(order.kind)
        return "one of " + ", ".join(known) if known else "an option"
    if field == "channel" and order.kind in (Kind.PUBLISH, Kind.QUERY):
        known = lexicon.databases()
        return f"a channel: {terms.listed(known, 'or')}" if known else "a secure database, and you reach none"
    if field == "channel":
        barred = lexicon.barred(fields)
        but = f"; to {lexicon.who(barred)} it would be a breach" if barred else ""
        return f"a channel{_ways(order, fields, lexicon)}{but}"
    if field == "other":
        return terms.with_article(OTHER.get(order.kind, "nation"))
    words = {"to": "a nation", "key": "what it is about, such as M1 or F1", "inject": "the decision, such as D1"}
    return words.get(field, "an amount" if field == "amount" else terms.with_article(field))


def _ways(order: OrderKind, fields: Mapping[str, FieldValue], lexicon: Lexicon) -> str:
    """Which channels carry what is to be sent now, and to whom, as far as the order tells that."""
    ways = lexicon.ways(fields)
    left = lexicon.left_out(fields, ways)
    if not ways:
        have = lexicon.who(lexicon.having(fields)) if "report" in fields and lexicon.having(fields) else ""
        return f", and {left}" if left else f", but {have} had it before" if have else ""
    if len(ways) == 1 and not left:
        fit = terms.listed(lexicon.carrying(fields, ways[0].tear), "or")
        torn = _torn(fields, ways[0].tear)
        return f", and none carries it whole; as a tear-line {fit} would" if torn else f": {fit} would carry it"
    parts = [f"{lexicon.channel(way)} carries {_what(fields, way.tear)} to {lexicon.who(way.nations)}" for way in ways]
    parts += [left] if left else []
    return f", and no one carries it to all: {', '.join(parts)}"


def _torn(fields: Mapping[str, FieldValue], tear: bool) -> bool:
    """Only the tear-line goes, and it was not asked for."""
    return tear and not fields.get("tear")


def _what(fields: Mapping[str, FieldValue], tear: bool) -> str:
    return "its tear-line" if _torn(fields, tear) else "it"


def finished(order: OrderKind, fields: Mapping[str, FieldValue], lexicon: Lexicon) -> list[str]:
    """The lines by which a report would go now to those named without a breach, one for each channel it takes."""
    return [lexicon.sending(order.kind, fields, way) for way in lexicon.ways(fields, lawful=True)]


def right(order: OrderKind, fields: Mapping[str, FieldValue], lexicon: Lexicon) -> str:
    """What to write in place of an order that lacks something: the finished line where what is given allows it."""
    if order.kind in (Kind.SHARE, Kind.ANSWER) and "report" in fields and lexicon.recipients(fields):
        return ", and: ".join(finished(order, fields, lexicon))
    return service_usage(fields) or usage(order)


def usage(order: OrderKind) -> str:
    """How an order is written: an example where there is one, else its fields: `request NATION SUBJECT`."""
    if order.kind in EXAMPLES:
        return EXAMPLES[order.kind]
    parts = [order.name]
    for field in order.fields:
        name = field.removesuffix("?")
        words = SHOWN.get(name, name.upper())
        parts.append(f"[{words}]" if field.endswith("?") else words)
    return " ".join(parts)


def service_usage(fields: Mapping[str, FieldValue]) -> str:
    """How the service that is meant is ordered; "" for other orders, and while the service is open."""
    name = str(fields.get("option", "")).upper()
    if name not in Service.__members__:
        return ""
    return f"{service_words(Service[name])} by ORGANISATION"


def service_words(service: Service) -> str:
    """How a service is ordered, but for through whom: `service joint investigation NATION`."""
    shown = {**SHOWN, "key": "F1"}
    wanted = [shown.get(f, f.upper()) for f in SERVICE_FIELDS.get(service, ())]
    return " ".join(["service", terms.SERVICE[service], *wanted])

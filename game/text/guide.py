"""What the text seat tells about itself: the first page, the list of commands, and how each order is written."""

from collections.abc import Collection, Sequence
from typing import Final

from game.match.entries import FieldValue
from game.match.naming import CONSENT, OPTION_CODES
from game.match.seat import Add, Seat
from game.rules.codes import Service
from game.rules.orders import ORDERS, Kind, OrderKind
from game.scenario.catalogue import Catalogue
from game.text.commands import nearest_order, order_named
from game.text.lexicon import plain
from game.text.usage import service_words, usage
from game.wording import glossary, rules, terms
from game.wording.figures import cost_of
from game.wording.numbers import Numbers

PAGES: Final = {
    "status": "the turn at a glance",
    "inbox": "your reports; 'inbox unread' or 'inbox ferries' shows lines with that word, 'inbox all' spent ones too",
    "threads": "threads you know of",
    "requests": "what was asked of you and by you",
    "nations": "the others: trust, interests and how to reach them",
    "subjects": "every subject: who registered it, who asks about it, what you hold on it",
    "channels": "channels and what they carry",
    "forces": "your task forces and fusion cells",
    "alerts": "halves of financial pictures",
    "campaigns": "online campaigns in your audience",
    "organisations": "organisations and the services they offer you",
    "decisions": "what waits for your decision",
    "messages": "what Exercise Control sent",
    "conduct": "your interests and units, and how you have done: trust, answers, breaches",
    "news": "what happened in the last turn, once more; 'news 5' tells of turn 5",
    "briefing": "the briefing of the exercise",
}
ACTIONS: Final = {
    "show R-714": "one report in full; also an alert, thread, nation, subject, channel, organisation, M1, F1 or D1",
    "try ORDER": "what an order would do, without giving it",
    "list": "your orders of this turn",
    "undo": "take the last change to the list back",
    "drop 2": "take order 2 off the list",
    "move 3 1": "make order 3 the first; the place counts only within a step of the turn ('help turn')",
    "end": "end the turn; 'end!' without the check for things left undone",
    "save NAME": "save the game into a slot",
    "restart": "begin again with a new seed; 'restart same' with this one",
    "resign": "end the exercise now",
    "quit": "leave; the game is kept",
    "help WORD": "about an order, a word of the game, or a rule such as R-TRUST",
    "help numbers": "every threshold and price on one page",
}
AFTER: Final = {
    "score": "the score once more",
    "score outcome": "one dimension, award by award",
    "ending": "how it ended once more, with the questions to talk about",
    "orders 5": "the orders that you gave in turn 5",
    "show R-714": "a report or a thread in full, with what was true of it, whoever held it; also all else you knew",
    "help": "the pages that can still be looked up",
    "restart": "play it again with a new seed; 'restart same' with this one",
    "save NAME": "save the game into a slot",
    "quit": "leave",
}
"""What can be typed after the end, beside the pages."""
OVER: Final = "The exercise is over: no order is taken any more. 'help' lists what can be looked up."
REVIEWS: Final = frozenset({"advice", "debrief", "debriefing", "review"})
"""What a player may look for after the end by a word that names no page: answered with what there is."""
SHORT_NAMES: Final = (
    "M1 is something asked of you, F1 a task force, D1 a decision. Each keeps its short name to the end of the game.",
    "A task force also goes by its thread or its lead: respond HERON, contribute R-714 to HERON, join Alvenia's HERON.",
)
REASONS: Final = "Reasons: " + "; ".join(
    f"{code.name.lower().replace('_', ' ')} ({words})" for code, words in terms.DECLINE.items() if code
)
"""What `decline` takes after `as`."""
FIRST_STEPS: Final = (
    "A turn in short:",
    "1. 'status' and 'inbox' show what there is; 'show' and a report's code opens it.",
    "2. Give orders by typing them, such as 'analyse R-714' or 'request NATION SUBJECT'. Each tells what it would do.",
    "3. 'end' ends the turn; the others' orders and yours are then carried out together.",
    "'help' lists everything you can type; 'orders' lists all orders.",
)


def first_page(catalogue: Catalogue, seat: Seat) -> list[str]:
    """Who you are, what this is, and what to type first."""
    name = catalogue.nations[seat.names.index("nation", seat.nation)]
    others = len(catalogue.nations) - 1
    partners = "1 partner nation" if others == 1 else f"{others} partner nations"
    objectives = [f"- {o.text}." for o in catalogue.objectives]
    return [
        f"Need to Share: {catalogue.title}",
        f"About {catalogue.minutes} minutes, longer the first time. You are {name.name}, with {partners}.",
        "",
        *paragraphs(catalogue.briefing),
        "",
        "What is practised:",
        *objectives,
        "",
        *FIRST_STEPS,
    ]


def paragraphs(text: str) -> list[str]:
    """A text of several paragraphs, each as one line: screen readers and terminals wrap by themselves."""
    return [" ".join(part.split()) for part in text.split("\n\n")]


def commands(pages: Collection[str]) -> list[str]:
    """Everything that can be typed."""
    lines = ["To look:", *_looking(pages)]
    lines += ["To act:"] + [f"  {name}: {about}" for name, about in ACTIONS.items()]
    lines += ["To order: type the order, such as share R-714 to NATION via liaison because they asked."]
    lines += [
        "  'orders' lists all orders, 'help share' tells about one. Hyphens, capitals and full names do not matter."
    ]
    lines += [f"Words of the game: {', '.join(glossary.TERMS)}. 'help' and the word says what it means."]
    return [*lines, "Short names:", *(f"  {line}" for line in SHORT_NAMES)]


def after(pages: Collection[str] = ()) -> list[str]:
    """What can be typed after the end, and pages that can be looked up."""
    lines = ["The exercise is over. You can type:", *(f"  {name}: {about}" for name, about in AFTER.items())]
    look = _looking([page for page in pages if page not in ("status", "decisions")])
    return [*lines, "To look things up as you knew them:", *look] if look else lines


def _looking(pages: Collection[str]) -> list[str]:
    return [f"  {name}: {about}" for name, about in PAGES.items() if name in pages]


def about(
    word: str, pages: Collection[str], kinds: Collection[Kind], numbers: Numbers, figure: Sequence[str] = ()
) -> list[str]:
    """Help about an order, a page, a rule or a word of the game; without a word the list of commands.

    `figure` are the lines of `help numbers` that begin with the word, told where nothing else is named by it.
    """
    if not word:
        return commands(pages)
    meaning = glossary.about(word, numbers)
    lines = [meaning] if meaning else []
    lines += [rules.about(rule) for rule, title in rules.TITLE.items() if word.lower() in (rule.lower(), title.lower())]
    lines += [f"{word.lower()}: {PAGES[word.lower()]}"] if word.lower() in PAGES else []
    if lines:
        return lines
    first = word.split()[0].lower()
    acts = [f"{written}: {does}" for written, does in ACTIONS.items() if written.split()[0].lower() == first]
    if acts:
        return acts
    named = order_named(word.split())
    if named is None and figure:
        return list(figure)
    if named is None:
        close = nearest_order(word)
        return [
            f"There is no help on '{word}'" + (f"; nearest is '{close}'." if close else ". 'help' lists what there is.")
        ]
    order = named[0]
    lines = [order_line(order, kinds), rules.about(order.rule)]
    asked = plain("".join(word.split()[named[1] :]))
    meant = [s for s in Service if order.kind is Kind.SERVICE and asked and plain(terms.SERVICE[s]).startswith(asked)]
    lines[1:1] = [f"{service_words(s)} by ORGANISATION: {terms.SERVICE_HELP[s]}" for s in meant]
    lines[1:1] = [REASONS] * (order.kind is Kind.DECLINE)
    lines[1:1] = [glossary.about("judgement", numbers)] * (order.kind is Kind.JUDGE)
    return lines if order.kind in kinds else [*lines, "This exercise does not use it."]


def orders(kinds: Collection[Kind]) -> list[str]:
    """Every order that the exercise uses, how it is written and what it costs."""
    return [order_line(order, kinds) for order in ORDERS if order.kind in kinds]


def order_line(order: OrderKind, kinds: Collection[Kind]) -> str:
    """One order: how it is written, its cost, its help; `kinds` are those of the exercise."""
    return f"{usage(order)}. {order.help} Costs {cost_of(order, Kind.NEGOTIATE in kinds)} ({order.rule})."


def probes(seat: Seat) -> dict[Kind, Add]:
    """One order of each mechanic to ask the seat about: which of them does this exercise use (R-PACE)?

    A kind whose fields have nothing to name is left out: the exercise cannot use it.
    """
    found = {}
    for order in ORDERS:
        fields = {field: _first(order, field, seat) for field in order.required}
        given = {field: value for field, value in fields.items() if value is not None}
        if len(given) == len(order.required):
            found[order.kind] = Add(order.name, given)
    return found


def _first(order: OrderKind, field: str, seat: Seat) -> FieldValue | None:
    """Anything that the field may hold, None when there is nothing."""
    names = seat.names
    match field:
        case "to":
            others = [n for n in names.nation if n != seat.nation]
            return (others[0],) if others else None
        case "key" | "amount":
            return 1
        case "option" if order.kind in CONSENT:
            return False
        case "option" if order.kind is Kind.DECIDE:
            options = [ids[0] for ids in names.options if ids]
            return options[0] if options else None
        case "option":
            return next(iter(OPTION_CODES[order.kind])).name.lower()
        case "inject":
            asking = [i for i, ids in zip(names.inject, names.options, strict=True) if ids]
            return asking[0] if asking else None
    known: Sequence[str] = getattr(names, field)
    return known[0] if known else None

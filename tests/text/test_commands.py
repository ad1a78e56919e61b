"""What is typed: every order kind, in the ways people write it, and clear words for what is no order."""

import pytest

from game.match.naming import columns_of
from game.rules.codes import Service
from game.rules.orders import ORDERS, Kind
from game.text.commands import Typed, TypingError, order_named, parse, usage
from tests.text.world import NAMES, code, half, lexicon

BOOKINGS, HASHES, HALF = code("bookings"), code("hashes"), half("warehouse-a")
OFFERS = {Service.MILITARY_SUPPORT: ["strait-compact"], Service.NOTICE: ["one", "two"]}


def typed(line: str) -> Typed:
    return parse(line, lexicon(), OFFERS)


WRITTEN = {
    Kind.READ: (f"read {HASHES}", {"report": HASHES}),
    Kind.ANALYSE: (f"analyse {BOOKINGS} and {HASHES}", {"report": BOOKINGS, "other": HASHES}),
    Kind.SHARE: (
        f"share {BOOKINGS} to bor, cas via compact-net",
        {"report": BOOKINGS, "to": ("bor", "cas"), "channel": "compact-net"},
    ),
    Kind.CONTRIBUTE: (f"contribute {BOOKINGS} to F1", {"report": BOOKINGS, "key": 7001}),
    Kind.PUBLISH: (
        f"publish {BOOKINGS} in compact-store tear",
        {"report": BOOKINGS, "channel": "compact-store", "tear": True},
    ),
    Kind.QUERY: ("query compact-store on shipping", {"channel": "compact-store", "subject": "shipping"}),
    Kind.REQUEST: ("request money from bor", {"to": ("bor",), "subject": "money"}),
    Kind.ANSWER: (
        f"answer M1 with {BOOKINGS} via liaison",
        {"key": 5001, "option": "share", "report": BOOKINGS, "channel": "liaison"},
    ),
    Kind.DECLINE: ("decline M1", {"key": 5001}),
    Kind.ASK_RELEASE: (f"ask-release {HASHES} to cas", {"report": HASHES, "to": ("cas",)}),
    Kind.RELEASE: ("release M2", {"key": 5002}),
    Kind.REGISTER: ("register money instead of shipping", {"subject": "money", "other": "shipping"}),
    Kind.JUDGE: ("judge heron as decoy", {"thread": "heron", "option": "decoy"}),
    Kind.POST_LIAISON: ("post-liaison cas", {"to": ("cas",)}),
    Kind.NEGOTIATE: ("negotiate with bor", {"to": ("bor",)}),
    Kind.ACCEPT: ("accept M4 with consent", {"key": 5004, "option": True}),
    Kind.DISCLOSE: (f"disclose {HALF} to bor without consent", {"alert": HALF, "to": ("bor",), "option": False}),
    Kind.REQUEST_MATCH: (f"request-match {HALF} from cas", {"alert": HALF, "to": ("cas",)}),
    Kind.FREEZE: ("freeze heron", {"thread": "heron"}),
    Kind.REFER: ("refer the refrain", {"campaign": "refrain"}),
    Kind.HARDEN: ("harden", {}),
    Kind.FORM: ("form heron with bor and cas", {"thread": "heron", "to": ("bor", "cas")}),
    Kind.JOIN: ("join M3", {"key": 5003}),
    Kind.LEAVE: ("leave F1", {"key": 7001}),
    Kind.ASSIGN: ("assign F1 law enforcement 2", {"key": 7001, "option": "law_enforcement", "amount": 2}),
    Kind.STAND_DOWN: ("stand-down F1", {"key": 7001}),
    Kind.TRAIN: ("train bor rapid deployment", {"to": ("bor",), "option": "rapid_deployment"}),
    Kind.RESPOND: ("respond F1", {"key": 7001}),
    Kind.SERVICE: (
        "service military support for F1",
        {"option": "military_support", "organisation": "strait-compact", "key": 7001},
    ),
    Kind.SET_PRIORITY: ("set-priority heron", {"thread": "heron"}),
    Kind.DECIDE: ("decide D1 option 2", {"inject": "press-call", "option": "brief"}),
}


@pytest.mark.parametrize("kind", [o.kind for o in ORDERS], ids=[o.name for o in ORDERS])
def test_every_order_can_be_typed(kind: Kind) -> None:
    line, fields = WRITTEN[kind]
    order = typed(line)
    assert dict(order.fields) == fields
    assert columns_of(NAMES, order.kind, order.fields)[0] is kind


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (f"SHARE {BOOKINGS.replace('-', '').lower()} Borland liaison", f"share {BOOKINGS} to bor via liaison"),
        (f"send {BOOKINGS[2:]} to BOR over the liaison officer", f"share {BOOKINGS} to bor via liaison"),
        (f"share {BOOKINGS} tear line to bor compact net", f"share {BOOKINGS} to bor via compact-net tear"),
        (f"share {BOOKINGS} torn bor compact-net", f"share {BOOKINGS} to bor via compact-net tear"),
        ("ask Borland about coastal shipping", "request bor shipping"),
        ("req bor ship", "request bor shipping"),
        ("post liaison officer to castara", "post-liaison cas"),
        ("stand down HERON", "stand-down F1"),
        ("deploy the force heron", "respond F1"),
        ("answer m1 nothing held", "answer M1 nil"),
        ("answer m1 ask cas", "answer M1 referral cas"),
        ("form a task force on HERON with Castara", "form heron cas"),
        ("set priority Heron.", "set-priority heron"),
        ("military support F1", "service strait-compact military-support F1"),
        ("assign 2 law enforcement units to f1", "assign F1 law-enforcement 2"),
        ("decide the press calls brief", "decide D1 2"),
    ],
)
def test_typing_is_forgiving(line: str, same: str) -> None:
    loose, strict = typed(line), typed(same)
    assert (loose.kind, dict(loose.fields)) == (strict.kind, dict(strict.fields))


def test_the_reason_follows_because_and_a_mark_insists() -> None:
    order = typed(f"share! {BOOKINGS} to bor via liaison because they asked, and because it is short-lived")
    assert order.rationale == "they asked, and because it is short-lived"
    assert order.insisted
    assert not typed("harden").insisted


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("decline M1 as trust", {"option": "trust"}),
        ("decline M1 as trust 4", {"option": "trust", "amount": 4}),
        ("refuse M1 busy", {"option": "busy"}),
        ("decline M1 as nothing fits", {"option": "nothing_fits"}),
        ("decline M1 as originator bor", {"option": "originator", "other": "bor"}),
    ],
)
def test_a_decline_may_state_its_reason(line: str, fields: dict[str, object]) -> None:
    assert typed(line).fields == {"key": 5001, **fields}


def test_each_example_of_the_help_begins_with_its_order() -> None:
    for order in ORDERS:
        named = order_named(usage(order).split())
        assert named is not None
        assert named[0] is order


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("shre R-1 to bor", "there is no order 'shre'; nearest is 'share'"),
        ("xyzzy", "try: help"),
        ("request borlund shipping", "there is no nation called 'borlund'; nearest is 'bor'"),
        ("request bor about shiping", "there is no subject called 'shiping'; nearest is 'shipping'"),
        (f"share {BOOKINGS} to bor", "share needs a channel"),
        ("judge heron maybe", "'maybe' is no option of judge; it has unsure, genuine, decoy"),
        ("judge heron", "one of unsure, genuine, decoy"),
        ("decline M9", "there is no M9"),
        ("disclose F-999 to bor", "you know of no alert F-999"),
        ("service notice", "service needs an organisation"),
        ("harden everything", "names nothing that harden could use"),
    ],
)
def test_what_is_no_order_is_told_with_what_would_be_right(line: str, words: str) -> None:
    with pytest.raises(TypingError, match=r"\w") as told:
        typed(line)
    assert words in str(told.value)


def test_a_report_that_is_not_held_reads_like_one_that_does_not_exist() -> None:
    real, invented = code("manifest"), "R-000"
    answers = []
    for name in (real, invented):
        with pytest.raises(TypingError, match="you hold no report") as told:
            typed(f"share {name} to bor via liaison")
        answers.append(str(told.value).replace(name, "CODE"))
    assert answers[0] == answers[1]


def test_a_thread_that_is_not_seen_reads_like_one_that_does_not_exist() -> None:
    answers = []
    for name in ("teal", "oriole"):
        with pytest.raises(TypingError) as told:
            typed(f"freeze {name}")
        answers.append(str(told.value).replace(name, "NAME"))
    assert answers[0] == answers[1]

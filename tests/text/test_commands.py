"""What is typed: every order kind, in the ways people write it, and clear words for what is no order."""

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.naming import columns_of
from game.rules.codes import NEVER, NONE, ChannelKind, Label, Outcome, Rule, Service
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.orders import ORDERS, Kind
from game.rules.view import Message, View
from game.scenario.catalogue import Catalogue
from game.text.commands import Typed, TypingError, order_named, parse
from game.text.lexicon import Lexicon
from game.text.usage import usage
from tests.text.world import ALV, BOR, CATALOGUE, FORCE, NAMES, code, half, held, lexicon, view

BOOKINGS, HASHES, HALF = code("bookings"), code("hashes"), half("warehouse-a")
OFFERS = {Service.MILITARY_SUPPORT: ["strait-compact"], Service.NOTICE: ["one", "two"]}


def typed(line: str, shown: View | None = None) -> Typed:
    """The one order that a line means."""
    (order,) = parse(line, lexicon(shown), OFFERS)
    return order


def wrong(line: str, shown: View | None = None) -> str:
    """What is said of a line that is no order."""
    with pytest.raises(TypingError, match=r"\w") as told:
        typed(line, shown)
    return str(told.value)


def forces(*led_by: int, thread: int = 0) -> View:
    """A plan with task forces on one thread, led by these nations; the viewer serves in all."""
    made = (replace(FORCE, key=7001 + k, lead=lead, thread=thread) for k, lead in enumerate(led_by))
    return replace(view(), forces=tuple(made))


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
        (f"share {BOOKINGS} to bor via platform", f"share {BOOKINGS} to bor via compact-net"),
        (f"contribute {BOOKINGS} to HERON", f"contribute {BOOKINGS} to F1"),
        (f"contribute {BOOKINGS} to Alvenia's HERON", f"contribute {BOOKINGS} to F1"),
        ("respond HERON alv", "respond F1"),
        ("leave the task force of Alvenia", "leave F1"),
        ("join HERON", "join M3"),
        ("join Borland", "join M3"),
        ("decline heron as busy", "decline M3 busy"),
        ("register mon instead of ship", "register money instead of shipping"),
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
        ("decline M1 no channel carries it", {"option": "nothing_fits"}),
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
        (
            "register money shipping",
            "one subject an order: register has one already; give another order for 'shipping'",
        ),
        ("register money and shipping", "or write instead between the two"),
        ("register old uniforms", "names nothing that register could use"),
        ("negotiate bor and cas", "one nation an order: negotiate has one already; give another order for 'cas'"),
        (f"read {BOOKINGS} and {BOOKINGS}", f"{BOOKINGS} is named twice"),
        (f"read {BOOKINGS} and R-000", "you hold no report R-000"),
        (f"answer M1 with {BOOKINGS} {HASHES}", "one report an order: answer has one already"),
        (f"analyse {BOOKINGS} {HASHES} {BOOKINGS}", f"{BOOKINGS} is named twice"),
        ("respond F1 F1", "one matter or task force an order"),
        ("form heron with bor cast", "there is no nation called 'cast'; nearest is 'cas'"),
        ("train bor", "one of intelligence sharing, rapid deployment, hostage rescue, crisis response"),
        ("decline M1 as", "one of unstated, trust, staff"),
        ("decline M1 nothing", "'nothing' is no option of decline; it has unstated, trust, staff"),
        ("service legal framework bor", "legal framework is ordered by each nation for itself; write: service legal"),
        ("decline M1 as", "should follow 'as'; write: decline M1"),
        (f"analyse {BOOKINGS} and", "a report should follow 'and'"),
        ("service military support", "service needs what it is about, such as M1 or F1"),
        ("service notice by strait-compact", "service needs a report"),
        (f"share {BOOKINGS} to uk", f"there is no nation called 'uk'; there are {', '.join(lexicon().nation_ids())}"),
        ("harden everything", "names nothing that harden could use"),
    ],
)
def test_what_is_no_order_is_told_with_what_would_be_right(line: str, words: str) -> None:
    with pytest.raises(TypingError, match=r"\w") as told:
        typed(line)
    assert words in str(told.value)


def test_a_tear_line_may_be_asked_for_with_with() -> None:
    plainly = typed(f"answer M1 with {BOOKINGS} via liaison tear")
    assert typed(f"answer M1 with {BOOKINGS} via liaison with tear") == plainly
    assert plainly.fields["tear"] is True


def test_a_code_that_is_cut_short_names_nothing() -> None:
    assert f"you hold no report {BOOKINGS[:4]}" in wrong(f"read {BOOKINGS[:4]}")


def test_a_missing_channel_is_told_with_those_that_would_carry_the_report() -> None:
    told = wrong(f"share {BOOKINGS} to bor")
    line = f"share {BOOKINGS} to bor via liaison"
    assert told == f"share needs a channel: liaison (1 hour) would carry it; write: {line}"
    torn = wrong(f"share {BOOKINGS} to bor", carrying(Label.GREEN))
    assert "and none carries it whole; as a tear-line liaison (1 hour)" in torn
    assert torn.endswith(f"write: {line} tear")
    none = wrong(f"share {BOOKINGS} to bor tear", carrying(Label.CLEAR))
    assert none == "share needs a channel, and none carries it to Borland now"
    assert wrong(f"answer M1 with {BOOKINGS}").endswith(f"write: answer M1 with {BOOKINGS} via liaison")
    assert "share needs a report" in wrong("share to bor")


@pytest.mark.parametrize(
    ("line", "each"),
    [
        ("read {0} and {1}", ["read {0}", "read {1}"]),
        ("contribute {0}, {1} to F1", ["contribute {0} to F1", "contribute {1} to F1"]),
        ("share {0} {1} to bor via note tear", ["share {0} to bor via note tear", "share {1} to bor via note tear"]),
        ("ask-release {0} and {1} to cas", ["ask-release {0} to cas", "ask-release {1} to cas"]),
        ("analyse {0} with {1}", ["analyse {0} and {1}"]),
    ],
)
def test_several_reports_make_an_order_each(line: str, each: list[str]) -> None:
    codes = BOOKINGS, HASHES
    assert parse(line.format(*codes), lexicon(), OFFERS) == [typed(one.format(*codes)) for one in each]


def test_no_line_is_offered_that_sends_a_report_back_to_its_originator() -> None:
    assert wrong(f"share {HASHES} to bor") == "share needs a channel, but Borland had it before"
    free = replace(view(), reports=(held("hashes", label=Label.GREEN, origin=BOR, sender=BOR, orcon=False),))
    told = wrong(f"share {HASHES} to bor and cas", free)
    assert told.endswith(f"write: share {HASHES} to cas via compact-net")


def test_no_line_is_offered_that_would_be_a_breach() -> None:
    told = wrong(f"share {HASHES} to cas")
    assert told == (
        "share needs a channel: compact-net (1 hour) or note (9 hours) would carry it; to Castara it would be a breach"
    )


def queued(backlog: int, left: int, shown: View | None = None) -> View:
    """The plan with so many reports that wait on the platform already."""
    shown = shown or view()
    platform = (c for c in shown.channels if c.kind == ChannelKind.PLATFORM)
    full = {
        c.channel: replace(c, backlog=backlog, toward=tuple(replace(w, left=left) for w in c.toward)) for c in platform
    }
    return replace(shown, channels=tuple(full.get(c.channel, c) for c in shown.channels))


FREE = {"label": Label.GREEN, "origin": BOR, "sender": BOR, "orcon": False}


def test_a_way_with_a_queue_is_offered_last_and_with_the_hours_that_it_takes() -> None:
    free = replace(view(), reports=(held("hashes", **FREE),))
    capacity = next(c.capacity for c in free.channels if c.kind == ChannelKind.PLATFORM)
    told = wrong(f"share {HASHES} to cas", queued(4 * capacity, 0, free))
    assert "note (9 hours) or compact-net (25 hours) would carry it" in told
    assert told.endswith(f"write: share {HASHES} to cas via note")


def test_what_would_arrive_after_the_end_is_offered_nowhere() -> None:
    free = replace(view(), reports=(held("hashes", **FREE),))
    last = replace(free, clock=replace(free.clock, turn=free.clock.turns - 1, tick=(free.clock.turns - 1) * 6))
    told = wrong(f"share {HASHES} to cas", last)
    assert "note" not in told
    assert told.endswith(f"write: share {HASHES} to cas via compact-net")
    assert wrong(f"share {HASHES} to cas", queued(80, 0, last)).endswith("none brings it to Castara before the end")


def test_reports_to_be_analysed_are_taken_by_twos() -> None:
    three = replace(view(), reports=(*view().reports, held("manifest")))
    orders = parse(f"analyse {BOOKINGS}, {HASHES}, {code('manifest')}", lexicon(three), OFFERS)
    pair = {"report": BOOKINGS, "other": HASHES}
    assert [order.fields for order in orders] == [pair, {"report": code("manifest")}]


def test_where_nothing_carries_a_report_an_officer_is_proposed_who_would() -> None:
    channels = tuple(
        replace(c, toward=tuple(replace(w, works=False, ceiling=Label.RED) for w in c.toward)) for c in view().channels
    )
    nations = tuple(replace(n, liaison=NEVER) for n in view().nations)
    shown = replace(view(), channels=channels, nations=nations)
    told = wrong(f"share {BOOKINGS} to bor", shown)
    assert told.endswith("none carries it to Borland now (post-liaison bor would open a way)")
    with pytest.MonkeyPatch.context() as without:
        without.setattr(Catalogue, "uses", lambda self, kind: kind is not Kind.POST_LIAISON)
        assert wrong(f"share {BOOKINGS} to bor", shown).endswith("none carries it to Borland now")
    full = replace(shown, own=replace(shown.own, liaison_seats=0))
    assert wrong(f"share {BOOKINGS} to bor", full).endswith("none carries it to Borland now")


def test_each_line_offered_for_a_missing_channel_is_an_order_that_can_be_typed() -> None:
    told = wrong(f"share {BOOKINGS} to bor and cas")
    assert "and no one carries it to all: liaison carries it to Borland, " in told
    lines = told.split("write: ")[1].split(", and: ")
    assert [typed(line).fields["to"] for line in lines] == [("bor",), ("cas",)]


def carrying(most: Label) -> View:
    """A plan in which every channel carries a label at most."""
    channels = tuple(
        replace(c, toward=tuple(replace(w, works=True, ceiling=most, law_ceiling=most) for w in c.toward))
        for c in view().channels
    )
    return replace(view(), channels=channels)


def test_of_several_forces_on_a_thread_the_one_meant_has_to_be_told() -> None:
    both = forces(BOR, ALV)
    assert typed("respond heron", both).fields == {"key": 7002}  # only a lead may order it
    assert typed(f"contribute {BOOKINGS} to Borland", both).fields["key"] == 7001
    assert typed(f"contribute {BOOKINGS} to HERON of Borland", both).fields["key"] == 7001
    told = wrong(f"contribute {BOOKINGS} to HERON", both)
    assert "'HERON' could be F1 on HERON, led by Borland or F2 on HERON, led by Alvenia; say which" in told


def test_a_kind_of_channel_that_there_are_several_of_names_none() -> None:
    second = next(c for c in view().channels if c.kind == ChannelKind.PLATFORM)
    note = next(c for c in view().channels if c.kind == ChannelKind.NOTE)
    several = replace(view(), channels=(second, replace(note, kind=ChannelKind.PLATFORM)))
    assert "'platform' could be compact-net or note; say which" in wrong(
        f"share {BOOKINGS} to bor via platform", several
    )


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


def heard_of(text: str, title: str = "A call") -> tuple[View, Catalogue]:
    """A plan in which Exercise Control sent this message, with the catalogue that holds it."""
    card = replace(CATALOGUE.injects[0], title=title, text=text)
    catalogue = replace(CATALOGUE, injects=(card, *CATALOGUE.injects[1:]))
    return replace(view(), messages=(Message(0, 0),), decisions=()), catalogue


def test_a_thread_known_by_name_only_may_be_over_and_is_said_to_be_where_that_was_heard() -> None:
    shown, catalogue = heard_of("TEAL is open.")
    lexicon = Lexicon(shown, NAMES, catalogue, Doctrine())
    assert "it may be over already" in lexicon.by_name_only(["teal"])
    teal = next(t for t, card in enumerate(catalogue.threads) if card.codename == "TEAL")
    closed = Item(2, 12, Event.CLOSED, Rule.THREAD, NONE, 0, teal, Outcome.UNCONTAINED, "", 1)
    heard = Lexicon(shown, NAMES, catalogue, Doctrine(), [closed]).by_name_only(["teal"])
    assert heard.startswith("TEAL, which your evidence never showed you, is over")


@pytest.mark.parametrize("line", ["set-priority teal", "judge TEAL decoy", "service notice teal", "form teal with bor"])
def test_a_thread_read_of_in_a_message_is_known_by_name_only(line: str) -> None:
    shown, catalogue = heard_of("TEAL is open.")
    with pytest.raises(TypingError, match=r"you know TEAL by name only, so that .* shows itself .* of 8;"):
        parse(line, Lexicon(shown, NAMES, catalogue, Doctrine()), OFFERS)


@pytest.mark.parametrize("text", ["A teal sea.", "The TEALS are open.", ""])
def test_a_codename_that_was_read_nowhere_is_no_secret_told(text: str) -> None:
    shown, catalogue = heard_of(text)
    assert Lexicon(shown, NAMES, catalogue, Doctrine()).by_name_only(["teal"]) == ""


def test_a_codename_in_a_report_counts_once_the_report_is_read() -> None:
    card = replace(CATALOGUE.reports[held("bookings").report], text="Booked for TEAL.")
    reports = tuple(card if r.code == card.code else r for r in CATALOGUE.reports)
    catalogue = replace(CATALOGUE, reports=reports)
    for read in (False, True):
        shown = replace(view(), reports=(held("bookings", read=read),))
        assert bool(Lexicon(shown, NAMES, catalogue, Doctrine()).by_name_only(["teal"])) is read


def test_a_name_cut_short_may_have_several_words() -> None:
    assert typed("register money tran").fields == {"subject": "money"}
    assert typed("query compact-store on coastal ship").fields == {"channel": "compact-store", "subject": "shipping"}

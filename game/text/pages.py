"""The pages about a nation's own work: the turn, reports, threads, task forces, requests and decisions."""

from collections.abc import Mapping

from game.match import noticed
from game.match.naming import Names
from game.rules.codes import NONE, TICKS_PER_TURN, DeclineCode, Judgement, MatterKind, MatterStatus, Outcome, Service
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Matter, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.text import answering
from game.text.lexicon import Lexicon
from game.text.phrases import Lines, listed, staff
from game.text.task_forces import ForcePages
from game.wording import declining, halves, running, terms, unshown
from game.wording.deciding import price
from game.wording.happenings import Happening, sentence
from game.wording.hindered import hindered
from game.wording.lawful import basis
from game.wording.needing import worn
from game.wording.orders import OrderWords
from game.wording.outlook import Draft, led
from game.wording.past import past
from game.wording.seat_points import worth
from game.wording.standing import away

HOW_TO_ANSWER = {
    MatterKind.RELEASE: "release {} or decline {}",
    MatterKind.MATCH: "accept {} with consent, accept {}, or decline {}",
    MatterKind.INVITATION: "join {} or decline {}",
}
"""By kind of matter but requests for information; the rest is accepted or declined."""
ALL = "all"
"""The word that lists every report."""


class Pages(ForcePages):
    """Pages of one seat for one plan; every page yields lines that a screen reader reads well."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue, lexicon: Lexicon) -> None:
        super().__init__(view, names, catalogue, lexicon)
        heard = (Happening(i.event, i.tick, i.actor, i.target, i.item, i.value) for i in lexicon.chronicle)
        self._past = past(catalogue, view.own.nation, heard)
        self.plan()

    def plan(self, draft: Draft = ()) -> None:
        """Speak of orders as they stand beside those of the list."""
        self.words = OrderWords(self.catalogue, self.view, led(self.view, draft), self._past)

    # the turn

    def status(self) -> Lines:
        """The turn at a glance: what to answer, decide and watch."""
        v = self.view
        yield (
            f"Turn {min(v.clock.turn + 1, v.clock.turns)} of {v.clock.turns}, {terms.clock(v.clock.tick)}. "
            f"You are {self.nation(v.own.nation)}, with {staff(v.own.staff)}."
        )
        unread = f"{v.own.unread} not read yet; you read {v.own.reading} a turn" if v.own.unread else "all read"
        fresh = [r for r in v.reports if r.read and not r.analysed and not r.void and r.band > 1]
        yield f"Reports: {len(v.reports)}, {unread}; {len(fresh)} useful or key, not analysed."
        yield from self._waiting()
        yield from self.decisions(quiet=True)
        yield from self.threads()
        for f in self.lexicon.forces.values():
            if f.member:
                yield self._force(f)

    def _waiting(self) -> Lines:
        for m in self.lexicon.matters.values():
            yield self.matter(m)

    # reports

    def inbox(self, only: str = "") -> Lines:
        """One line a report, newest first; `only` keeps the lines that hold a word.

        Without a word those are left out that can serve no more, while the exercise runs: "all" shows them too.
        """
        held = sorted(self.view.reports, key=lambda r: (-r.got, r.report))
        if not held:
            yield "Your inbox is empty."
            return
        everything = bool(only) or self.view.clock.ended
        shown = held if everything else [r for r in held if not (self.spent(r) or (worn(r) and not r.bears))]
        word = "" if only.lower() == ALL else only.lower()
        found = [line for line in map(self.report_line, shown) if word in line.lower()]
        if word and not found:
            yield "Nothing that you hold waits to be read." if word == "unread" else f"No report line holds '{only}'."
        yield from found
        hidden = len(held) - len(shown)
        if hidden:
            what = "1 report is" if hidden == 1 else f"{hidden} reports are"
            why = "void, worth next to nothing by now, or bearing only on what is closed"
            yield f"{what} not listed here: {why}. 'inbox {ALL}' lists all."

    def report(self, r: Report) -> Lines:
        """Everything known of one report."""
        card, v = self.catalogue.reports[r.report], self.view
        yield self.report_line(r)
        whose = terms.may_have(r.label, r.origin == v.own.nation)
        yield f"{whose} Grade {card.grade}; source: {card.source.replace('-', ' ')}."
        yield f"Domain: {terms.DOMAIN[r.domain].lower()}. Subjects: {self.subjects_of(r.subjects)}."
        if not r.read:
            yield f"Not read yet: 'read {card.code}' puts it first."
        else:
            yield card.text
            if r.analysed:
                yield "Analysis: " + (card.finding_false if r.exposed else card.finding)
            yield self._worth(r)
        yield f"Its worth halves every {terms.hours(r.half_life)}; {r.freshness} % is left."
        if r.origin != v.own.nation:
            yield (
                "Passing it on needs its originator's release."
                if r.orcon
                else "Its label alone decides who may have it."
            )
        if r.released_to:
            yield f"Released to {self.nations_of(r.released_to)}."
        if r.sent_to:
            yield f"You sent it to {self.nations_of(r.sent_to)}."
        yield from noticed.of_report(self.catalogue, v, self.lexicon.doctrine, self.lexicon.chronicle, r.report)
        if r.campaign != NONE:
            yield f"It is the hash set of {self.catalogue.campaigns[r.campaign].name}."

    def _worth(self, r: Report) -> str:
        """What a read report proves, and how heavy it is; what is false proves nothing."""
        bears = self._codenames(r.bears) if r.bears else "nothing you know of"
        certain = f"{terms.points(r.band_certain)} in 100 certain"
        if not (r.exposed or r.bears or r.band):
            return f"It seems to bear on nothing: that is {certain}."
        if r.exposed:
            return f"It is false, and speaks against {bears}." if r.bears else "It is false, and proves nothing."
        return f"Bears on {bears}; its weight, {terms.BAND[r.band]}, is {certain}."

    # threads

    def threads(self) -> Lines:
        """Threads you know of: confidence, deadline, what they ask for."""
        if not self.view.threads:
            yield "You see no thread yet: read, analyse and exchange reports."
        for t in self.view.threads:
            yield self.thread(t)

    def thread(self, t: Thread) -> str:
        """One thread in a line."""
        name = self.catalogue.threads[t.thread].codename + " (yours)" * t.own
        if t.outcome not in (Outcome.OPEN, Outcome.CRISIS):
            return f"{name}: {terms.OUTCOME[t.outcome]}."
        crisis = t.outcome == Outcome.CRISIS
        due = (
            f"an incident, to be contained by {self.until(t.crisis_until)}"
            if crisis
            else f"due {self.until(t.deadline)}"
        )
        risen = terms.risen(t.confidence, t.rise)
        rise = f" ({terms.signed(risen)})" if risen else ""
        unseen = unshown.note(t, self.lexicon.doctrine)
        return (
            f"{name}, {self.nation(t.place)}: {due}; confidence {terms.confidence(t.confidence)}{rise}; "
            f"evidence from {count_of(len(t.domains_seen), t.domains_asked)}; "
            f"asks for {self.units(t.crisis_need if crisis else t.need)}."
            f"{unseen and f' {unseen}'}"
        )

    def thread_card(self, t: Thread) -> Lines:
        """Everything known of one thread."""
        yield self.thread(t)
        yield self.catalogue.threads[t.thread].about
        yield f"Subjects: {self.subjects_of(t.subjects)}. Severity {terms.points(t.severity)}."
        if t.own:
            yield terms.own_thread(t.place == self.view.own.nation)
        yield from running.on_thread(self.catalogue, self.view, t.thread)
        if t.thread in self._over:
            judged = t.judged != Judgement.UNSURE
            yield f"You judged it {terms.JUDGEMENT[t.judged]}." if judged else "You gave no judgement of it."
        else:
            yield from self._ahead(t)
        for r in self.view.reports:
            if t.thread in r.bears and not r.void:
                yield self.report_line(r)

    def _ahead(self, t: Thread) -> Lines:
        """What a response to a thread that is not over would go by."""
        yield f"You judge it {terms.JUDGEMENT[t.judged]}."
        seen = listed([terms.DOMAIN[d].lower() for d in t.domains_seen])
        law = basis(self.catalogue, self.view, t.basis)
        yield f"Your evidence comes from: {seen}. Legal basis for a response: {law}."
        yield f"You have free: {self.free_units()}."
        if any(t.crisis_need) and t.outcome == Outcome.OPEN:
            yield f"If it is genuine and missed, it becomes an incident that asks for {self.units(t.crisis_need)}."
        if t.frozen:
            yield f"Its resources are frozen: a response needs {terms.points(t.eased)} less confidence."

    # matters

    def requests(self) -> Lines:
        """What was asked of you and by you, with short names to answer by; then requests among others."""
        if not any(m.status == MatterStatus.OPEN for m in self.view.matters):
            yield "Nothing is open between you and others."
        for m in self.lexicon.matters.values():
            yield self.matter(m)
        for m in self.view.matters:
            if m.status == MatterStatus.OPEN and not m.mine:
                yield f"You asked {self.nation(m.asked)}: {self._about(m)}; due {self.until(m.due)}."
        yield from self._closed()
        for q in self.view.requests:
            about = self.catalogue.subjects[q.subject].name
            yield f"{self.nation(q.asker)} has asked {self.nation(q.asked)} about {about}, due {terms.clock(q.due)}."
        yield from self.gone("requests")

    def _closed(self) -> Lines:
        """What became of what the nation asked of others: a line for all that were asked alike and did alike."""
        closed: dict[tuple[str, str], list[int]] = {}
        for m in self.view.matters:
            if m.status != MatterStatus.OPEN and m.asker == self.view.own.nation:
                closed.setdefault((terms.MATTER[m.kind], self._closing(m)), []).append(m.asked)
        for (what, end), asked in closed.items():
            asked = list(dict.fromkeys(asked))
            each = "each " if len(asked) > 1 else ""
            yield f"Closed: your {what} to {self.nations_of(asked)}, {each}{end}."

    def _closing(self, m: Matter) -> str:
        if m.nil:
            return "answered that nothing more is held"
        if m.referred != NONE:
            return f"referred to {self.nation(m.referred)}"
        if m.status == MatterStatus.DECLINED:
            third = self.nation(m.why.nation) if m.why.nation != NONE else ""
            rested = declining.again(self.view, m, self.lexicon.doctrine)
            said = declining.sentence(m.kind, m.why, third, self.catalogue.uses(Kind.TRAIN), rested).rstrip(".")
            crossed = f". {declining.CROSSED}" if self._crossed(m) else ""
            return f"{said[0].lower()}{said[1:]}{crossed}"
        if declining.withdrawn(m):
            return "withdrawn, for the task force is no more"
        if m.status != MatterStatus.ACCEPTED:
            return "left unanswered"
        return f"answered with {self._came(m)}" if m.kind == MatterKind.RFI else f"accepted{self._without(m)}"

    def _without(self, m: Matter) -> str:
        """What is added where a match was looked for in vain."""
        no = Event.NO_MATCH, m.asked, m.asker, m.alert
        vain = any((i.event, i.actor, i.target, i.item) == no for i in self.lexicon.chronicle)
        return ", but there was no counterpart" if m.kind == MatterKind.MATCH and vain else ""

    def _came(self, m: Matter) -> str:
        """What an answer to the nation's own request brought: an answer comes in the turn after the question at the
        soonest, and what a match yields answers nobody.
        """
        me, heard = self.view.own.nation, self.lexicon.chronicle
        given = (i.tick for i in heard if (i.event, i.value, i.target) == (Event.ANSWERED, m.key, me))
        since = next(given, (m.made // TICKS_PER_TURN + 1) * TICKS_PER_TURN)
        made = {i.item for i in heard if (i.event, i.actor) == (Event.MATCH_ANALYSED, me)}
        made |= {i.item for i in heard if (i.event, i.actor, i.target) == (Event.DELIVERED, me, m.asked)}
        sent = [r for r in self.view.reports if r.sender == m.asked and m.subject in r.subjects and r.got >= since]
        sent = [r for r in sent if not (self.catalogue.reports[r.report].joint and r.report in made)]
        codes = [self.catalogue.reports[r.report].code for r in sent]
        return terms.listed(codes) if codes else "a report, which is still on its way, or which you hold already"

    def _crossed(self, m: Matter) -> bool:
        """Declined for its rank by a nation whose own invitation to the thread the reader turned down."""
        turned = (MatterStatus.DECLINED, MatterStatus.LAPSED)
        return m.why.code == DeclineCode.RANK and any(
            x.kind == MatterKind.INVITATION and x.asker == m.asked and x.thread == m.thread and x.status in turned
            for x in self.view.matters
        )

    def matter(self, m: Matter) -> str:
        """Something asked of you, what speaks for and against it, and how to answer."""
        short = self.callsign(m.key)
        how = HOW_TO_ANSWER.get(m.kind, "accept {} or decline {}").replace("{}", short)
        means = ""
        if m.kind == MatterKind.RFI:
            how, means = answering.answers(self, m, short), " " + answering.held(self, m)
        elif m.kind == MatterKind.MATCH:
            means = " " + halves.for_asker(self.catalogue, self.view, m)
        elif no := hindered(self.outlook(), m):
            how, means = f"decline {short}", f" {no}"
        what = f"{self.nation(m.asker)} asks you: {self._about(m)}; due {self.until(m.due)}."
        return f"{short}: {what}" if self.view.clock.ended else f"{short}: {what}{means} To answer: {how}."

    def _about(self, m: Matter) -> str:
        about = self.words.about_matter(m.key)
        what = terms.MATTER[m.kind] + (f", {about}" if about else "")
        if m.kind == MatterKind.MATCH and m.subject != NONE:
            what += f", on {self.catalogue.subjects[m.subject].name}"
        return what

    # orders

    def order(self, kind: Kind, columns: Mapping[str, int]) -> str:
        """An order in words, all that was understood of it: "Share R-714 to NZL, Liaison officer"."""
        title, detail = self.words.title(kind, columns), self.words.detail(kind, columns).replace(" · ", ", ")
        glue = " " if detail.startswith(("to ", "with ", "asked by ", "instead of ")) else ", "
        key = columns.get("key", 0)
        force = next((f for f in self.view.forces if f.key == key), None)
        named = self.callsign(key)
        if force is not None:
            named = f"{named} on {self.catalogue.threads[force.thread].codename}, led by {self.nation(force.lead)}"
        return title + (glue + detail if detail else "") + (f" ({named})" if named else "")

    def warnings(self, kind: Kind, columns: Mapping[str, int]) -> Lines:
        """What speaks against an answer that neither its preview nor its prospects tell."""
        m = next((m for m in self.view.matters if m.key == columns.get("key", 0)), None)
        if kind is Kind.ACCEPT and m is not None and m.kind == MatterKind.MATCH:
            yield halves.for_asker(self.catalogue, self.view, m)

    def decisions(self, quiet: bool = False) -> Lines:
        """What Exercise Control put before you, with its options."""
        if not self.lexicon.decisions and not quiet:
            yield "Nothing waits for your decision."
        for short in self.lexicon.decisions:
            yield from self.decision(short)

    def decision(self, short: str) -> Lines:
        """One of them."""
        inject = self.lexicon.decisions[short]
        due, card = {d.inject: d.due for d in self.view.decisions}[inject], self.catalogue.injects[inject]
        yield f"{short}: “{card.title}”, to decide by {self.until(due)}. {card.text}"
        for number, option in enumerate(card.options, 1):
            private = f" (worth {worth(option.private)})" if option.private else ""
            yield f"  decide {short} {number}: {option.text}{private}"
            yield from (f"    {line.text}" for line in price(self.catalogue, self.view, inject, number - 1))

    def messages(self) -> Lines:
        """Injects that reached you."""
        if not self.view.messages:
            yield "Exercise Control has sent nothing yet."
        for m in self.view.messages:
            card = self.catalogue.injects[m.inject]
            yield f"{terms.clock(m.tick)}, {card.sender}: {sentence(card.title)} {card.text}"

    def conduct(self) -> Lines:
        """Your own means and conduct so far."""
        s, own = self.view.standing, self.view.own
        yield f"You have registered {self.subjects_of(own.interests)}. Units free: {self.free_units()}."
        yield from away(self.outlook())
        yield from self._priority()
        yield (
            f"Others' mean trust in you: {terms.level(s.trusted)}. "
            f"Requests answered in time: {s.answered}; ignored or late: {s.lapsed}."
        )
        found = " One was found." if s.breach_found else ""
        yield f"Breaches: {s.breaches}.{found} Own reports compromised: {s.compromises}."

    def _priority(self) -> Lines:
        """The thread that comes first for the nation, and how that is changed."""
        offered = {s.service for x in self.view.organisations if x.member for s in x.services}
        way = "set-priority" if self.catalogue.uses(Kind.SET_PRIORITY) else ""
        way = way or "service strategic coordination" * (Service.STRATEGIC_COORDINATION in offered)
        change = f" '{way} THREAD' puts another in its place." if way and not self.view.clock.ended else ""
        yield from (f"{line}{change}" for line in running.priority(self.catalogue, self.view))


def count_of(seen: int, asked: int) -> str:
    """Domains that evidence comes from, of those that a thread asks for."""
    return f"{seen} of {asked} domains" if seen < asked else f"{seen} domains, enough"

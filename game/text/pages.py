"""The pages about a nation's own work: the turn, reports, threads, task forces, requests and decisions."""

from game.match.naming import Names
from game.rules.codes import NEVER, NONE, Capability, MatterKind, MatterStatus, Outcome, Stage
from game.rules.view import Force, Matter, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.text.lexicon import Lexicon
from game.text.phrases import Lines, Phrases, listed, staff
from game.wording import declining, terms
from game.wording.orders import OrderWords

HOW_TO_ANSWER = {
    MatterKind.RFI: "answer {} with REPORT via CHANNEL, answer {} nil, answer {} ask NATION, or decline {}",
    MatterKind.RELEASE: "release {} or decline {}",
    MatterKind.MATCH: "accept {} with consent, accept {}, or decline {}",
    MatterKind.INVITATION: "join {} or decline {}",
}
"""By kind of matter; the rest is accepted or declined."""


class Pages(Phrases):
    """Pages of one seat for one plan; every page yields lines that a screen reader reads well."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue, lexicon: Lexicon) -> None:
        super().__init__(view, names, catalogue, lexicon)
        self.words = OrderWords(catalogue, view)
        self._short = {m.key: s for s, m in lexicon.matters.items()}
        self._short |= {f.key: s for s, f in lexicon.forces.items()}

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
        yield f"Reports: {len(v.reports)}, {unread}; {len(fresh)} of weight not analysed."
        yield from self._waiting()
        yield from self.decisions(quiet=True)
        yield from self.threads()
        for f in self.lexicon.forces.values():
            if f.member:
                yield self._force(f)

    def _waiting(self) -> Lines:
        for m in self.view.matters:
            if m.mine and m.status == MatterStatus.OPEN:
                yield self.matter(m)

    # reports

    def inbox(self, only: str = "") -> Lines:
        """One line a report, newest first; `only` keeps the lines that hold a word."""
        lines = [self.report_line(r) for r in sorted(self.view.reports, key=lambda r: (-r.got, r.report))]
        found = [line for line in lines if only.lower() in line.lower()]
        if not lines:
            yield "Your inbox is empty."
        elif not found:
            yield f"No report line holds '{only}'."
        yield from found

    def report(self, r: Report) -> Lines:
        """Everything known of one report."""
        card, v = self.catalogue.reports[r.report], self.view
        yield self.report_line(r)
        yield terms.LABEL_MEANING[r.label] + f" Grade {card.grade}; source: {card.source.replace('-', ' ')}."
        yield f"Domain: {terms.DOMAIN[r.domain].lower()}. Subjects: {self.subjects_of(r.subjects)}."
        if not r.read:
            yield f"Not read yet: 'read {card.code}' puts it first."
        else:
            yield card.text
            if r.analysed:
                yield "Analysis: " + (card.finding_false if r.exposed else card.finding)
            bears = self._codenames(r.bears) if r.bears else "nothing you know of"
            yield f"Bears on {bears}; weight {terms.BAND[r.band]}, {terms.points(r.band_certain)} in 100 certain."
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
        if r.campaign != NONE:
            yield f"It is the hash set of {self.catalogue.campaigns[r.campaign].name}."

    # threads, forces

    def threads(self) -> Lines:
        """Threads you know of: confidence, deadline, what they ask for."""
        if not self.view.threads:
            yield "You see no thread yet: read, analyse and exchange reports."
        for t in self.view.threads:
            yield self.thread(t)

    def thread(self, t: Thread) -> str:
        """One thread in a line."""
        name = self.catalogue.threads[t.thread]
        if t.outcome not in (Outcome.OPEN, Outcome.CRISIS):
            return f"{name.codename}: {terms.OUTCOME[t.outcome]}."
        crisis = t.outcome == Outcome.CRISIS
        due = (
            f"an incident, to be contained by {self.until(t.crisis_until)}"
            if crisis
            else f"due {self.until(t.deadline)}"
        )
        rise = f" ({terms.signed(round(t.rise / 10))})" if abs(t.rise) >= 5 else ""
        return (
            f"{name.codename}, {self.nation(t.place)}: {due}; confidence {terms.confidence(t.confidence)}{rise}; "
            f"evidence from {count_of(len(t.domains_seen), t.domains_asked)}; "
            f"asks for {self.units(t.crisis_need if crisis else t.need)}."
        )

    def thread_card(self, t: Thread) -> Lines:
        """Everything known of one thread."""
        yield self.thread(t)
        yield self.catalogue.threads[t.thread].about
        yield f"Subjects: {self.subjects_of(t.subjects)}. Severity {terms.points(t.severity)}."
        yield f"You judge it {terms.JUDGEMENT[t.judged]}."
        seen = listed([terms.DOMAIN[d].lower() for d in t.domains_seen])
        yield f"Your evidence comes from: {seen}. Legal basis for a response: {terms.BASIS[t.basis]}."
        yield f"You have free: {self.units(self.view.own.free_units)}."
        if any(t.crisis_need) and t.outcome == Outcome.OPEN:
            yield f"If missed it becomes an incident that asks for {self.units(t.crisis_need)}."
        if t.frozen:
            yield f"Its resources are frozen: a response needs {terms.points(t.eased)} less confidence."
        for r in self.view.reports:
            if t.thread in r.bears and not r.void:
                yield self.report_line(r)

    def forces(self) -> Lines:
        """Task forces you serve in or are invited to, and fusion cells."""
        if not (self.view.forces or self.view.cells):
            yield "You serve in no task force."
        for f in self.lexicon.forces.values():
            yield self._force(f)
        for c in self.view.cells:
            thread = "a thread you do not see" if c.thread == NONE else self.catalogue.threads[c.thread].codename
            yield (
                f"Fusion cell of {self.catalogue.organisations[c.organisation].name} on {thread}, until "
                f"{terms.clock(c.until)}: confidence {terms.confidence(c.confidence)}, {len(c.reports)} reports."
            )

    def _force(self, f: Force) -> str:
        on = "a thread you do not see" if f.thread == NONE else self.catalogue.threads[f.thread].codename
        head = f"{self._short[f.key]}, task force on {on}, led by {self.nation(f.lead)}"
        if not f.member:
            return f"{head}: you are invited (see: requests)."
        ahead = f.stage in (Stage.FORMING, Stage.DEPLOYED) and f.ready < NEVER
        when = f" until {terms.clock(f.ready)}" if ahead else ""
        invited = f"; still invited {self.nations_of(f.invited)}" if f.invited else ""
        covered = [
            f"{terms.CAPABILITY[Capability(k)]} {p} %" for k, p in enumerate(f.coverage) if p < 100
        ]  # 100 where nothing is asked for
        return (
            f"{head}: {terms.STAGE[f.stage]}{when}; members {self.nations_of(f.members)}{invited}; "
            f"{len(f.reports)} reports contributed, confidence {terms.confidence(f.confidence)}; "
            f"units {'cover what is asked for' if not covered else 'fall short: ' + ', '.join(covered)}."
        )

    def force_card(self, f: Force) -> Lines:
        """Everything known of one task force."""
        yield self._force(f)
        for n, units in zip(f.members, f.units, strict=False):
            yield f"{self.nation(n)} gives {self.units(units)}."
        for r in self.view.reports:
            if r.report in f.reports:
                yield "Contributed: " + self.report_line(r)

    # matters

    def requests(self) -> Lines:
        """What was asked of you and by you, with short names to answer by; then requests among others."""
        if not self.lexicon.matters:
            yield "Nothing is open between you and others."
        for m in self.lexicon.matters.values():
            yield self.matter(m)
        for m in self.view.matters:
            if m.status != MatterStatus.OPEN and m.asker == self.view.own.nation:
                yield f"Closed: your {terms.MATTER[m.kind]} to {self.nation(m.asked)}, {self._closing(m)}."
        for q in self.view.requests:
            about = self.catalogue.subjects[q.subject].name
            yield f"{self.nation(q.asker)} has asked {self.nation(q.asked)} about {about}, due {terms.clock(q.due)}."

    def _closing(self, m: Matter) -> str:
        if m.nil:
            return "answered that nothing is held"
        if m.referred != NONE:
            return f"referred to {self.nation(m.referred)}"
        if m.status == MatterStatus.DECLINED:
            third = self.nation(m.why.nation) if m.why.nation != NONE else ""
            said = declining.sentence(m.kind, m.why, third).rstrip(".")
            return f"{said[0].lower()}{said[1:]}"
        return "answered" if m.status == MatterStatus.ACCEPTED else "left unanswered"

    def matter(self, m: Matter) -> str:
        short, about = self._short[m.key], self.words.about_matter(m.key)
        what = terms.MATTER[m.kind] + (f", {about}" if about else "")
        if m.kind == MatterKind.MATCH and m.subject != NONE:
            what += f", on {self.catalogue.subjects[m.subject].name}"
        if not m.mine:
            return f"{short}: you asked {self.nation(m.asked)}: {what}; due {self.until(m.due)}."
        how = HOW_TO_ANSWER.get(m.kind, "accept {} or decline {}").replace("{}", short)
        held = ""
        if m.kind == MatterKind.RFI:
            fitting = [
                r for r in self.view.reports if m.subject in r.subjects and m.asker not in (r.origin, *r.sent_to)
            ]
            codes = [self.catalogue.reports[r.report].code for r in fitting if not r.void]
            held = f" You hold {listed(codes)} on it that you have not sent."
        return f"{short}: {self.nation(m.asker)} asks you: {what}; due {self.until(m.due)}.{held} To answer: {how}."

    def decisions(self, quiet: bool = False) -> Lines:
        """What Exercise Control put before you, with its options."""
        if not self.lexicon.decisions and not quiet:
            yield "Nothing waits for your decision."
        due = {d.inject: d.due for d in self.view.decisions}
        for short, inject in self.lexicon.decisions.items():
            card = self.catalogue.injects[inject]
            yield f"{short}: “{card.title}”, to decide by {self.until(due[inject])}. {card.text}"
            for number, option in enumerate(card.options, 1):
                private = f" (worth {option.private} points to your nation alone)" if option.private else ""
                yield f"  decide {short} {number}: {option.text}{private}"

    def messages(self) -> Lines:
        """Injects that reached you."""
        if not self.view.messages:
            yield "Exercise Control has sent nothing yet."
        for m in self.view.messages:
            card = self.catalogue.injects[m.inject]
            yield f"{terms.clock(m.tick)}, {card.sender}: {card.title}. {card.text}"

    def conduct(self) -> Lines:
        """Your own means and conduct so far."""
        s, own = self.view.standing, self.view.own
        yield f"You have registered {self.subjects_of(own.interests)}. Units free: {self.units(own.free_units)}."
        yield (
            f"Others' mean trust in you: {terms.points(s.trusted)}. "
            f"Requests answered in time: {s.answered}; ignored or late: {s.lapsed}."
        )
        found = " One was found." if s.breach_found else ""
        yield f"Breaches: {s.breaches}.{found} Own reports compromised: {s.compromises}."


def count_of(seen: int, asked: int) -> str:
    """Domains that evidence comes from, of those that a thread asks for."""
    return f"{seen} of {asked} domains" if seen < asked else f"{seen} domains, enough"

"""The pages of the text seat: each lists one part of the View in plain lines that a screen reader reads well."""

from collections.abc import Iterator

from game.match.naming import Names
from game.rules.codes import NEVER, NONE, Capability, Copy, MatterStatus, Outcome
from game.rules.orders import ORDERS
from game.rules.view import Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.text.commands import usage
from game.wording import terms

Lines = Iterator[str]


class Pages:
    """Pages of one seat; every page yields lines without markup."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue) -> None:
        self.view, self.names, self.catalogue = view, names, catalogue
        open_ = [m for m in view.matters if m.status == MatterStatus.OPEN]
        self.keys = {f"M{k}": m.key for k, m in enumerate(open_, 1)} | {
            f"F{k}": f.key for k, f in enumerate(view.forces, 1)
        }

    def nation(self, n: int) -> str:
        return "Exercise Control" if n == NONE else self.catalogue.nations[n].name

    def status(self) -> Lines:
        """The turn at a glance."""
        v = self.view
        yield f"Turn {min(v.clock.turn + 1, v.clock.turns)} of {v.clock.turns}, {terms.clock(v.clock.tick)}. You are {self.nation(v.own.nation)}."
        yield f"Staff points: {v.own.staff}. Reports held: {len(v.reports)}, unread {v.own.unread}."
        waiting = [m for m in v.matters if m.mine and m.status == MatterStatus.OPEN]
        if waiting:
            yield f"Waiting for your answer: {len(waiting)} (see: requests)."
        for decision in v.decisions:
            if decision.chosen == NONE:
                yield f"Decide by {terms.clock(decision.due)}: {self.catalogue.injects[decision.inject].title} (see: decisions)."
        yield from self.threads()

    def inbox(self) -> Lines:
        """One line a report, newest first."""
        if not self.view.reports:
            yield "Your inbox is empty."
        for report in sorted(self.view.reports, key=lambda r: (-r.got, r.report)):
            yield self._report_line(report)

    def _report_line(self, r: Report) -> str:
        card = self.catalogue.reports[r.report]
        state = "void" if r.void else "false" if r.exposed else "analysed" if r.analysed else "read" if r.read else "UNREAD"
        torn = ", tear-line" if r.copy == Copy.TORN else ""
        origin = "own" if r.origin == self.view.own.nation else self.nation(r.origin)
        return f"{card.code} {terms.LABEL[r.label]} {card.grade} {card.title} ({origin}{torn}; {state}; {r.freshness} % fresh)"

    def report(self, code: str) -> Lines:
        """Everything known of one report."""
        for r in self.view.reports:
            card = self.catalogue.reports[r.report]
            if card.code.lower() == code.lower():
                yield from self._report(r)
                return
        yield f"You hold no report {code}. 'inbox' lists yours."

    def _report(self, r: Report) -> Lines:
        card, v = self.catalogue.reports[r.report], self.view
        yield self._report_line(r)
        subjects = terms.listed([self.catalogue.subjects[u].name for u in r.subjects])
        yield f"Domain: {terms.DOMAIN[r.domain]}. Subjects: {subjects}. Source: {card.source}."
        if not r.read:
            yield f"Not read yet: 'read {card.code}' puts it first."
            return
        yield card.text
        if r.analysed:
            yield "Analysis: " + (card.finding_false if r.exposed else card.finding)
        bears = terms.listed([self.catalogue.threads[t].codename for t in r.bears]) if r.bears else "nothing you know of"
        yield f"Bears on {bears}; weight {terms.BAND[r.band]} ({terms.points(r.band_certain)} in 100 certain)."
        if r.origin != v.own.nation:
            yield f"Originator: {self.nation(r.origin)}. " + (
                "Passing it on needs its release." if r.orcon else "Its label alone decides who may have it."
            )
        for sent in r.sent:
            when = "arrived" if sent.arrives <= v.clock.tick else f"arrives {terms.clock(sent.arrives)}"
            yield f"You sent it to {self.nation(sent.to)}: {when}."
        wanting = [n for n in v.nations if set(n.interests) & set(r.subjects)]
        yield "Registered interest in its subjects: " + terms.listed([self.nation(n.nation) for n in wanting]) + "."

    def threads(self) -> Lines:
        """Threads known, with confidence and deadline."""
        if not self.view.threads:
            yield "You see no thread yet: read, analyse and exchange reports."
        for t in self.view.threads:
            yield self._thread(t)

    def _thread(self, t: Thread) -> str:
        name = self.catalogue.threads[t.thread]
        if t.outcome not in (Outcome.OPEN, Outcome.CRISIS):
            return f"{name.codename}: {terms.OUTCOME[t.outcome]}."
        due = f"incident: contain it by {terms.clock(t.crisis_until)}" if t.outcome == Outcome.CRISIS else f"due {terms.clock(t.deadline)}"
        need = terms.listed([f"{count} {terms.CAPABILITY[Capability(k)]}" for k, count in enumerate(t.need) if count])
        domains = f"{len(t.domains_seen)} of {t.domains_asked} domains"
        return (
            f"{name.codename} ({name.id}): confidence {terms.confidence(t.confidence)}, {domains}; {due}; place "
            f"{self.nation(t.place)}; asks for {need}; legal basis {terms.BASIS[t.basis]}; judged {terms.JUDGEMENT[t.judged]}. {name.about}"
        )

    def requests(self) -> Lines:
        """What was asked of you and by you, by short names."""
        keys = {key: short for short, key in self.keys.items()}
        shown = [m for m in self.view.matters if m.status == MatterStatus.OPEN]
        if not shown:
            yield "Nothing is open."
        for m in shown:
            about = self.catalogue.subjects[m.subject].name if m.subject != NONE else ""
            about = self.catalogue.reports[m.report].code if m.report != NONE else about
            about = self.catalogue.threads[m.thread].codename if m.thread != NONE else about
            who = f"{self.nation(m.asker)} asks you" if m.mine else f"you ask {self.nation(m.asked)}"
            yield f"{keys[m.key]}: {who}: {terms.MATTER[m.kind]} {about}, by {terms.clock(m.due)}."

    def nations(self) -> Lines:
        """Other nations: trust both ways and interests."""
        for n in self.view.nations:
            name = self.catalogue.nations[n.nation]
            interests = terms.listed([self.catalogue.subjects[u].name for u in n.interests]) if n.interests else "none"
            officer = "" if n.liaison >= NEVER else "; liaison officer"
            yield (
                f"{name.name} ({name.id}): you trust it {terms.points(n.my_trust)}, it trusts you {terms.points(n.its_trust)}; "
                f"works on {interests}; interoperability {terms.points(n.interop)}{officer}."
            )

    def channels(self) -> Lines:
        """Channels and what they carry to whom."""
        for c in self.view.channels:
            name = self.catalogue.channels[c.channel]
            out = f"out until {terms.clock(c.out_until)}; " if c.out_until > self.view.clock.tick else ""
            ways = [f"{self.catalogue.nations[w.nation].id} {terms.LABEL[w.ceiling]}" for w in c.toward if w.works]
            yield f"{name.id} ({name.name}): {out}{terms.hours(c.latency)}; {c.capacity} a turn; to {terms.listed(ways)}."

    def forces(self) -> Lines:
        """Task forces you serve in or are invited to."""
        keys = {key: short for short, key in self.keys.items()}
        if not self.view.forces:
            yield "You serve in no task force."
        for f in self.view.forces:
            members = terms.listed([self.nation(n) for n in f.members])
            yield (
                f"{keys[f.key]}: {self.catalogue.threads[f.thread].codename}, lead {self.nation(f.lead)}, {terms.STAGE[f.stage]}; "
                f"members {members}; confidence {terms.confidence(f.confidence)}; "
                f"coverage {min(f.coverage, default=100)} %."
            )

    def alerts(self) -> Lines:
        """Halves of financial pictures."""
        if not self.view.alerts:
            yield "You hold no alert."
        for a in self.view.alerts:
            card = self.catalogue.alerts[a.alert]
            state = f"matched with {self.nation(a.other)}" if a.matched else "counterpart unknown"
            yield f"{card.code} ({card.id}): {card.text} {state}."

    def services(self) -> Lines:
        """Organisations and what their members may order."""
        for o in self.view.organisations:
            offers = terms.listed([f"{terms.SERVICE[s.service]} ({s.service.name.lower()}, {s.cost})" for s in o.services]) if o.services else "no services"
            name = self.catalogue.organisations[o.organisation]
            yield f"{name.id} ({name.name}): {offers}."

    def decisions(self) -> Lines:
        """What EXCON put before you, with its options."""
        open_ = [d for d in self.view.decisions if d.chosen == NONE]
        if not open_:
            yield "Nothing waits for your decision."
        for d in open_:
            card = self.catalogue.injects[d.inject]
            yield f"{card.id}: {card.title}. {card.text}"
            for option in card.options:
                yield f"  decide {card.id} as {option.id}: {option.text}"

    def messages(self) -> Lines:
        """Injects that reached you."""
        for m in self.view.messages:
            card = self.catalogue.injects[m.inject]
            yield f"{terms.clock(m.tick)}, {card.sender}: {card.title}. {card.text}"

    def orders(self) -> Lines:
        """Every order, how it is written and what it costs."""
        for order in ORDERS:
            cost = "free" if order.cost == 0 else f"{order.cost} staff"
            yield f"{usage(order)} ({cost}; {order.rule}): {order.help}"

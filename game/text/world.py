"""The pages about the world around a nation: the others, channels, organisations, alerts and campaigns."""

from typing import Final

from game.match.halves import dates
from game.rules.codes import NEVER, NONE, ChannelKind, MatterKind, Service
from game.rules.orders import Kind
from game.rules.view import Alert, Campaign, Channel, Organisation
from game.text.phrases import Lines, Phrases, listed, staff
from game.text.usage import service_words
from game.wording import diffusing, running, terms
from game.wording.hash_sets import HashSet, state_of
from game.wording.lawful import agreements
from game.wording.standing import away

CHECKED: Final = {
    HashSet.NOT_HELD: "",
    HashSet.UNPROVEN: ", not analysed: do so before you refer",
    HashSet.VERIFIED: ", analysed",
    HashSet.FALSE: ", exposed as false: a referral on it would remove lawful speech",
}


class World(Phrases):
    """Pages of one seat for one plan, about others."""

    def nations(self) -> Lines:
        """The others: trust both ways, interests, and the best way to reach each."""
        for n in self.view.nations:
            interests = self.subjects_of(n.interests) if n.interests else "nothing registered"
            ways = [
                f"{self.catalogue.channels[c.channel].id} carries {terms.LABEL[w.ceiling].removeprefix('TLP:')}"
                for c in self.view.channels
                for w in c.toward
                if w.nation == n.nation and w.works and c.kind != ChannelKind.NOTE
            ]
            yield (
                f"{self.nation(n.nation)} ({self.catalogue.nations[n.nation].id}): "
                f"you trust it {terms.level(n.my_trust)}, it trusts you {terms.level(n.its_trust)}; "
                f"works on {interests}; {', '.join(ways) or self._by_note(n.nation)}."
            )

    def _by_note(self, n: int) -> str:
        """What is left where no faster channel works."""
        fast = diffusing.of(self.catalogue, self.view, n)
        return "only notes reach it" + (f", and {terms.listed(fast)}" if fast else "")

    def nation_card(self, handle: int) -> Lines:
        """Everything known of another nation."""
        n = next((n for n in self.view.nations if n.nation == handle), None)
        name = self.catalogue.nations[handle]
        yield f"{name.name} ({name.id}). {name.about}"
        if n is None:
            own = self.view.own
            yield f"This is you. Capabilities: {self.units(own.capability)}; free: {self.free_units()}."
            yield from away(self.outlook())
            yield f"Handling {own.handling} of 5. Registered interests: {self.subjects_of(own.interests)}."
            yield from running.at_home(self.catalogue, self.view)
            return
        yield f"You trust it {terms.level(n.my_trust)}; it trusts you {terms.level(n.its_trust)}."
        yield f"Interoperability between you: {terms.level(n.interop)}. Works on {self.subjects_of(n.interests)}."
        yield f"Capabilities: {self.units(n.capability)}. Handling {n.handling} of 5 at the start."
        common = [self.catalogue.organisations[o].name for o in n.organisations]
        framework = "Its legal framework is in force." if n.framework else "It has no legal framework in force."
        yield f"Belongs to {listed(common)}. {framework}"
        agreed = n.agreement <= self.view.clock.tick
        convened = any(Service.CONVENE_TASK_FORCE in (s.service for s in o.services) for o in self.view.organisations)
        ways = ["an agreement in force between you"] * agreements(self.catalogue, self.view)
        ways += ["an organisation that convenes it"] * convened
        yield (
            "You may form a task force with it."
            if n.allied or agreed
            else f"A task force with it needs {terms.listed(ways, 'or')}."
            if ways
            else "You share no alliance with it: you cannot form a task force with it."
        )
        for words, tick in (("A liaison officer works", n.liaison), ("A formal agreement is in force", n.agreement)):
            if tick < NEVER:
                yield f"{words} between you" + (f" from {terms.clock(tick)}." if tick > self.view.clock.tick else ".")
        if n.half_agreed and n.agreement >= NEVER:
            yield "Half of a formal agreement between you is negotiated: it would take half its time."
        yield from running.with_nation(self.catalogue, self.view, handle)

    def channels(self) -> Lines:
        """Channels: hours on the way, capacity, and the highest label each carries to whom."""
        used = self.catalogue.uses(Kind.POST_LIAISON) or any(n.liaison < NEVER for n in self.view.nations)
        for c in self.view.channels:
            if used or c.kind != ChannelKind.LIAISON:
                yield self.channel(c)

    def channel(self, c: Channel) -> str:
        """One channel in a line."""
        name, kind = self.catalogue.channels[c.channel], terms.CHANNEL_KIND[c.kind]
        out = f"out until {terms.clock(c.out_until)}; " if c.out_until > self.view.clock.tick else ""
        by_label: dict[str, list[str]] = {}
        for w in c.toward:
            if w.works:
                by_label.setdefault(terms.LABEL[w.ceiling], []).append(self.catalogue.nations[w.nation].id)
        carries = "; ".join(f"{label} to {', '.join(ids)}" for label, ids in by_label.items()) or "reaches nobody now"
        if c.kind == ChannelKind.DATABASE:
            carries = f"publish into it up to {terms.LABEL[c.ceiling]}, members query it by subject"
        waits = "" if c.backlog <= 0 else f", {c.backlog} still waiting from before"
        where = f"{name.id} ({name.name if name.name.lower() == kind else f'{name.name}, {kind}'})"
        return f"{where}: {out}{terms.hours(c.latency)} on the way, {c.capacity} a turn{waits}; {carries}."

    def organisations(self) -> Lines:
        """Organisations, and what their members may order of them."""
        for o in self.view.organisations:
            yield from self.organisation(o)

    def organisation(self, o: Organisation) -> Lines:
        """One organisation."""
        name = self.catalogue.organisations[o.organisation]
        member = "you are a member" if o.member else "you are no member"
        members = self.nations_of(o.members)
        kind = "" if name.name == terms.ORGANISATION_KIND[o.kind] else f"{terms.ORGANISATION_KIND[o.kind]}, "
        yield f"{name.name} ({name.id}): {kind}{member}; members {members}."
        if o.member:
            for s in o.services:
                yield f"  {service_words(s.service)} ({staff(s.cost)}): {terms.SERVICE_HELP[s.service]}"
        yield from (f"  {line}" for line in running.of_organisation(self.catalogue, self.view, o))

    def subjects(self) -> Lines:
        """Every subject, with who works on it."""
        for u in range(len(self.catalogue.subjects)):
            yield self.subject(u)

    def subject(self, u: int) -> str:
        """One subject in a line: who works on it, who asks about it, and how much you hold on it."""
        v = self.view
        workers = ["you"] * (u in v.own.interests) + [self.nation(n.nation) for n in v.nations if u in n.interests]
        parts = [f"registered by {terms.listed(workers)}"] if workers else ["nobody has registered it"]
        asking = [self.nation(q.asker) for q in v.requests if q.subject == u]
        asking += [self.nation(m.asker) for m in v.matters if m.mine and m.kind == MatterKind.RFI and m.subject == u]
        parts += [f"asked about by {terms.listed(list(dict.fromkeys(asking)))}"] * bool(asking)
        on = [self.catalogue.threads[t.thread].codename for t in v.threads if u in t.subjects]
        parts += [f"belongs to {terms.listed(on)}"] * bool(on)
        held = [self.catalogue.reports[r.report].code for r in v.reports if u in r.subjects]
        parts += [f"you hold {terms.listed(held)}"] * bool(held)
        return f"{self.catalogue.subjects[u].name} ({self.catalogue.subjects[u].id}): {'; '.join(parts)}."

    def offers(self) -> dict[Service, list[str]]:
        """Which organisations the nation belongs to offer each service, by id."""
        found: dict[Service, list[str]] = {}
        for o in self.view.organisations:
            for s in o.services if o.member else ():
                found.setdefault(s.service, []).append(self.catalogue.organisations[o.organisation].id)
        return found

    def alerts(self) -> Lines:
        """Halves of financial pictures."""
        if not self.view.alerts:
            yield "You hold no alert."
        for a in self.view.alerts:
            yield self.alert(a)

    def alert(self, a: Alert) -> str:
        """One half in a line."""
        card = self.catalogue.alerts[a.alert]
        whose = "yours" if a.mine else f"shown by {self.nation(a.holder)}"
        state = "counterpart unknown"
        if a.matched:
            consent = "with consent to onward use" if a.consent else "without consent to onward use"
            state = f"matched with {self.nation(a.other)}, {consent}"
        if a.report != NONE:
            state += f", analysed into {self.catalogue.reports[a.report].code}"
        told = "; ".join([state, *dates(a, self.lexicon.chronicle)])
        return f"{card.code}, {whose}, on {self.catalogue.subjects[a.subject].name}: {card.text} ({told})."

    def campaigns(self) -> Lines:
        """Online campaigns that reach your audience."""
        if not self.view.campaigns:
            yield "No campaign reaches your audience."
        for g in self.view.campaigns:
            yield self.campaign(g)

    def campaign(self, g: Campaign) -> str:
        """One campaign in a line."""
        name = self.catalogue.campaigns[g.campaign]
        held = self.catalogue.reports[g.hash_set].code if g.hash_set != NONE else "not held"
        checked = CHECKED[state_of(self.view, g)]
        above = ", high enough to feed its thread" if g.above else ""
        return (
            f"{name.name} ({name.id}): intensity {terms.level(g.intensity)}{above}; "
            f"hash set {held}{checked}; platform {self.catalogue.channels[g.channel].id}. {name.about}"
        )

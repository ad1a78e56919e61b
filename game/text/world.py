"""The pages about the world around a nation: the others, channels, organisations, alerts and campaigns."""

from game.rules.codes import NEVER, NONE, ChannelKind, Service
from game.text.phrases import Lines, Phrases, listed, staff
from game.wording import terms


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
                f"you trust it {terms.points(n.my_trust)}, it trusts you {terms.points(n.its_trust)}; "
                f"works on {interests}; {', '.join(ways) or 'only notes reach it'}."
            )

    def nation_card(self, handle: int) -> Lines:
        """Everything known of another nation."""
        n = next((n for n in self.view.nations if n.nation == handle), None)
        name = self.catalogue.nations[handle]
        yield f"{name.name} ({name.id}). {name.about}"
        if n is None:
            own = self.view.own
            yield f"This is you. Capabilities: {self.units(own.capability)}; free: {self.units(own.free_units)}."
            yield f"Handling {own.handling} of 5. Registered interests: {self.subjects_of(own.interests)}."
            return
        yield f"You trust it {terms.points(n.my_trust)}; it trusts you {terms.points(n.its_trust)}."
        yield f"Interoperability between you: {terms.points(n.interop)}. Works on {self.subjects_of(n.interests)}."
        yield f"Capabilities: {self.units(n.capability)}. Handling {n.handling} of 5."
        common = [self.catalogue.organisations[o].name for o in n.organisations]
        framework = "Its legal framework is in force." if n.framework else "It has no legal framework in force."
        yield f"Belongs to {listed(common)}. {framework}"
        yield (
            "You may form a task force with it." if n.allied else "A task force with it needs an agreement or INTERPOL."
        )
        for words, tick in (("A liaison officer works", n.liaison), ("A formal agreement is in force", n.agreement)):
            if tick < NEVER:
                yield f"{words} between you" + (f" from {terms.clock(tick)}." if tick > self.view.clock.tick else ".")

    def channels(self) -> Lines:
        """Channels: hours on the way, capacity, and the highest label each carries to whom."""
        for c in self.view.channels:
            name = self.catalogue.channels[c.channel]
            out = f"out until {terms.clock(c.out_until)}; " if c.out_until > self.view.clock.tick else ""
            by_label: dict[str, list[str]] = {}
            for w in c.toward:
                if w.works:
                    by_label.setdefault(terms.LABEL[w.ceiling], []).append(self.catalogue.nations[w.nation].id)
            carries = "; ".join(f"{label} to {', '.join(ids)}" for label, ids in by_label.items())
            if c.kind == ChannelKind.DATABASE:
                carries = f"publish into it up to {terms.LABEL[c.ceiling]}, members query it by subject"
            kind = terms.CHANNEL_KIND[c.kind]
            where = f"{name.id} ({name.name if name.name.lower() == kind else f'{name.name}, {kind}'})"
            carries = carries or "reaches nobody now"
            yield f"{where}: {out}{terms.hours(c.latency)} on the way, {c.capacity} a turn; {carries}."

    def organisations(self) -> Lines:
        """Organisations, and what their members may order of them."""
        for o in self.view.organisations:
            name = self.catalogue.organisations[o.organisation]
            member = "you are a member" if o.member else "you are no member"
            members = self.nations_of(o.members)
            kind = "" if name.name == terms.ORGANISATION_KIND[o.kind] else f"{terms.ORGANISATION_KIND[o.kind]}, "
            yield f"{name.name} ({name.id}): {kind}{member}; members {members}."
            if o.member:
                for s in o.services:
                    yield f"  service {terms.SERVICE[s.service]} ({staff(s.cost)}): {terms.SERVICE_HELP[s.service]}"

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
            card = self.catalogue.alerts[a.alert]
            whose = "yours" if a.mine else f"shown by {self.nation(a.holder)}"
            state = "counterpart unknown"
            if a.matched:
                consent = "with consent to onward use" if a.consent else "without consent to onward use"
                state = f"matched with {self.nation(a.other)}, {consent}"
            if a.report != NONE:
                state += f", analysed into {self.catalogue.reports[a.report].code}"
            yield f"{card.code}, {whose}, on {self.catalogue.subjects[a.subject].name}: {card.text} ({state})."

    def campaigns(self) -> Lines:
        """Online campaigns that reach your audience."""
        if not self.view.campaigns:
            yield "No campaign reaches your audience."
        for g in self.view.campaigns:
            name = self.catalogue.campaigns[g.campaign]
            held = self.catalogue.reports[g.hash_set].code if g.hash_set != NONE else "not held"
            checked = (
                "" if g.hash_set == NONE else ", analysed" if g.verified else ", not analysed: do so before you refer"
            )
            above = ", high enough to feed its thread" if g.above else ""
            platform = self.catalogue.channels[g.channel].id
            yield (
                f"{name.name} ({name.id}): intensity {terms.points(g.intensity)}{above}; "
                f"hash set {held}{checked}; platform {platform}. {name.about}"
            )

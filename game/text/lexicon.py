"""What a player may name, and the ways to write it: only what the View shows, so that typing tells no secrets."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, TypeVar

from game.match.chronicle import Item
from game.match.entries import FieldValue
from game.match.naming import CONSENT, OPTION_CODES, Names
from game.rules.codes import NONE, AnswerKind, ChannelKind, MatterKind, MatterStatus, Service
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Force, Matter, Report, View
from game.scenario.catalogue import Catalogue
from game.text import hearsay, reach
from game.text.callsigns import callsigns
from game.wording import queues, terms

LONGEST: Final = 6
"""Most words that one name is read from."""
SHORTEST: Final = 3
"""Fewest letters of a name that is cut short."""
SHORTEST_PART: Final = 4
"""Fewest letters of a part from the midst of a name: "old" is no way to write gold."""
_ANSWERS: Final = {
    AnswerKind.SHARE: ("share", "report"),
    AnswerKind.NIL: ("nil", "nothing", "nothing held", "none"),
    AnswerKind.REFERRAL: ("referral", "refer", "ask"),
}
_LED: Final = frozenset({Kind.RESPOND, Kind.STAND_DOWN})
"""Orders that only the lead of a task force may give."""
_INVITED: Final = frozenset({Kind.JOIN, Kind.DECLINE})
"""Orders that answer an invitation to a task force."""
_BY_LEAD: Final = frozenset({Kind.CONTRIBUTE, Kind.JOIN, Kind.LEAVE, Kind.ASSIGN, *_LED})
"""Orders that name no nation otherwise, so that a nation alone can name the task force that it leads."""
_CHANNEL_WORDS: Final = {
    ChannelKind.NOTE: ("note", "diplomatic note"),
    ChannelKind.LIAISON: ("liaison", "liaison officer", "officer"),
    ChannelKind.DATABASE: ("database", "secure database"),
    ChannelKind.PLATFORM: ("platform", "technology platform"),
}
_YES: Final = ("yes", "consent", "with consent", "onward")
_NO: Final = ("no", "no consent", "without consent", "noconsent")

Forms = Mapping[str, FieldValue]


def plain(text: str) -> str:
    """A name as it is compared: small letters and digits alone, so that R-714, r714 and "r 714" are the same."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


@dataclass(frozen=True, slots=True)
class _Named:
    """A task force, or the invitation to one, as its thread and its lead name it."""

    key: int
    thread: int
    lead: int


class Lexicon:
    """The names of one plan. Each kind of thing maps its plain forms to the name that an order is written with."""

    def __init__(
        self, view: View, names: Names, catalogue: Catalogue, doctrine: Doctrine, chronicle: Sequence[Item] = ()
    ) -> None:
        self._names = names
        self.doctrine = doctrine
        self._catalogue = catalogue
        self.view = view
        self.had = reach.holders(view, chronicle)
        self.chronicle = chronicle
        self.calls = calls = callsigns(view, chronicle)
        self.matters: dict[str, Matter] = _by_number(
            (calls.matters[m.key], m) for m in view.matters if m.mine and m.status == MatterStatus.OPEN
        )
        self.forces: dict[str, Force] = _by_number((calls.forces[f.key], f) for f in view.forces)
        self.decisions: dict[str, int] = _by_number(
            (calls.decisions[d.inject], d.inject) for d in view.decisions if d.chosen == NONE
        )
        self._forms: dict[str, Forms] = self._collected(view)

    def _collected(self, view: View) -> dict[str, Forms]:
        c, names = self._catalogue, self._names
        nations = {w: n.id for n in c.nations for w in (n.id, n.name, n.code)}
        reports = [c.reports[r.report].code for r in view.reports]
        alerts = [c.alerts[a.alert].code for a in view.alerts]
        organisations = {w: o.id for o in c.organisations for w in (o.id, o.name, _initials(o.name))}
        threads = {w: c.threads[t.thread].id for t in view.threads for w in _thread_words(c, t.thread)}
        keys: dict[str, FieldValue] = {short: m.key for short, m in self.matters.items()}
        keys |= {short: f.key for short, f in self.forces.items()}
        injects = {w: names.of("inject", j) for d, j in self.decisions.items() for w in (d, c.injects[j].title)}
        kinds = Counter(x.kind for x in view.channels)
        alone = [x for x in view.channels if kinds[x.kind] == 1]
        channels = {w: c.channels[x.channel].id for x in alone for w in _CHANNEL_WORDS[x.kind]}
        channels |= {w: c.channels[x.channel].id for x in view.channels for w in _channel_words(c, x.channel)}
        return {
            "nation": _plain(nations),
            "report": _plain({w: code for code in reports for w in (code, code[2:])}),
            "alert": _plain({w: code for code in alerts for w in (code, code[2:])}),
            "thread": _plain(threads),
            "subject": _plain({w: s.id for s in c.subjects for w in (s.id, s.name)}),
            "channel": _plain(channels),
            "organisation": _plain(organisations),
            "campaign": _plain({w: x for g in view.campaigns for w, x in _campaign_words(c, g.campaign)}),
            "inject": _plain(injects | {names.of("inject", j): names.of("inject", j) for j in self.decisions.values()}),
            "key": _plain(keys),
        }

    def match(self, what: str, words: Sequence[str], exact: bool = True) -> tuple[FieldValue, int] | None:
        """The name that the longest run of words from the first on means, and how many words it took.

        Without `exact` the run may be the beginning, or else a part, of one single name.
        """
        return matched(self._forms[what], words, exact)

    def key(self, kind: Kind, words: Sequence[str], exact: bool = True) -> tuple[FieldValue, int] | None:
        """The same for the key of a matter or task force: its short name, its thread's codename, or its lead."""
        return matched({**_plain(dict(self._key_words(kind))), **self._forms["key"]}, words, exact)

    def _key_words(self, kind: Kind) -> Iterable[tuple[str, int]]:
        """Names of task forces beside their short ones, those left out that would name several."""
        found = self._forces_meant(kind)
        threads, leads = Counter(f.thread for f in found), Counter(f.lead for f in found)
        for f in found:
            codename, lead = self._catalogue.threads[f.thread].codename, self._lead_words(f.lead)
            if threads[f.thread] == 1:
                yield codename, f.key
            if leads[f.lead] == 1 and kind in _BY_LEAD:
                yield from ((w, f.key) for w in lead)
            for w in lead:
                yield from ((written, f.key) for written in (codename + w, w + codename, f"{w}s{codename}"))
                yield f"{codename}of{w}", f.key

    def _forces_meant(self, kind: Kind) -> list[_Named]:
        """The task forces that an order of this kind may be about; of several the one that the player leads, where
        only the lead may give the order.
        """
        if kind in _INVITED:
            asked = [m for m in self.matters.values() if m.kind == MatterKind.INVITATION and m.thread != NONE]
            return [_Named(m.key, m.thread, m.asker) for m in asked]
        found = [_Named(f.key, f.thread, f.lead) for f in self.forces.values() if f.member and f.thread != NONE]
        led = {f.thread for f in found if f.lead == self.view.own.nation} if kind in _LED else set()
        return [f for f in found if f.thread not in led or f.lead == self.view.own.nation]

    def _lead_words(self, n: int) -> list[str]:
        name = self._catalogue.nations[n]
        return [name.id, name.name, name.code, *(("my", "mine", "own") if n == self.view.own.nation else ())]

    def several(self, what: str, word: str, kind: Kind) -> list[str]:
        """What a word that names no single thing could mean: task forces of one thread or lead, channels of a kind."""
        c, meant = self._catalogue, plain(word)
        if what == "channel":
            kinds = {k for k, words in _CHANNEL_WORDS.items() if meant in map(plain, words)}
            return [c.channels[x.channel].id for x in self.view.channels if x.kind in kinds]
        short = {f.key: s for s, f in self.forces.items()} | {m.key: s for s, m in self.matters.items()}
        return [
            f"{short[f.key]} on {c.threads[f.thread].codename}, led by {c.nations[f.lead].name}"
            for f in self._forces_meant(kind)
            if meant in map(plain, (c.threads[f.thread].codename, *self._lead_words(f.lead)))
        ]

    def databases(self) -> list[str]:
        """Secure databases that the player reaches."""
        return [self._catalogue.channels[c.channel].id for c in self.view.channels if c.kind == ChannelKind.DATABASE]

    def report(self, code: FieldValue) -> Report:
        """A report held, by its code."""
        return next(r for r in self.view.reports if self._catalogue.reports[r.report].code == code)

    def recipients(self, fields: Mapping[str, FieldValue]) -> list[int]:
        """The nations that an order names, or the one that asked what it answers."""
        to = fields.get("to", ())
        named = [self._names.index("nation", name) for name in to] if isinstance(to, tuple) else []
        return named or [m.asker for m in self.view.matters if m.key == fields.get("key")]

    def ways(self, fields: Mapping[str, FieldValue], lawful: bool = False) -> list[reach.Way]:
        """How the report that an order names would go now to its recipients, as far as it names both.

        With `lawful` only as it breaks nothing.
        """
        if "report" not in fields:
            return []
        having, r = self.having(fields), self.report(fields["report"])
        to = [n for n in self.recipients(fields) if n not in having]
        return reach.ways(self.view, r, to, bool(fields.get("tear")), lawful, self._answers(fields))

    def _answers(self, fields: Mapping[str, FieldValue]) -> bool:
        """Whether an order answers what was asked."""
        return any(m.key == fields.get("key") for m in self.view.matters)

    def barred(self, fields: Mapping[str, FieldValue]) -> list[int]:
        """The recipients to whom an order's report could go now, but only as a breach."""
        lawful = {n for way in self.ways(fields, lawful=True) for n in way.nations}
        return [n for way in self.ways(fields) for n in way.nations if n not in lawful]

    def having(self, fields: Mapping[str, FieldValue]) -> list[int]:
        """The recipients of an order's report to whom it cannot be sent again: its originator, and who got it whole."""
        r = self.report(fields["report"])
        sent = () if r.tore else r.sent_to
        return [n for n in self.recipients(fields) if n == r.origin or n in sent]

    def carrying(self, fields: Mapping[str, FieldValue], tear: bool) -> list[str]:
        """Channels that would carry an order's report, or its tear-line, to all who lack it, with their hours."""
        to = [n for n in self.recipients(fields) if n not in self.having(fields)]
        found = reach.carrying(self.view, self.report(fields["report"]), to, tear, self._answers(fields))
        return [f"{self._catalogue.channels[c.channel].id} ({terms.hours(queues.hours(c, to))})" for c in found]

    def left_out(self, fields: Mapping[str, FieldValue], ways: Sequence[reach.Way]) -> str:
        """Whom none of the ways reaches with an order's report, and what would: "none carries it to Castara now"."""
        if "report" not in fields:
            return ""
        reached = {*self.having(fields), *(n for way in ways for n in way.nations)}
        left = [n for n in self.recipients(fields) if n not in reached]
        tear = bool(fields.get("tear"))
        able = self._catalogue.uses(Kind.POST_LIAISON)
        posted = reach.postable(self.view, self.report(fields["report"]), left, tear) if able else []
        orders = [f"post-liaison {self._catalogue.nations[n].id}" for n in posted]
        opens = f" ({terms.listed(orders, 'or')} would open a way)" if orders else ""
        late = reach.too_late(self.view, self.report(fields["report"]), left, tear)
        rest = [n for n in left if n not in late]
        parts = [f"none carries it to {self.who(rest)} now{opens}"] * bool(rest)
        parts += [f"none brings it to {self.who(late)} before the end"] * bool(late)
        return ", and ".join(parts)

    def channel(self, way: reach.Way) -> str:
        """The channel of a way as it is written."""
        return self._catalogue.channels[way.channel.channel].id

    def nation_ids(self) -> list[str]:
        """The other nations as an order names them."""
        return [self._catalogue.nations[n.nation].id for n in self.view.nations]

    def who(self, nations: Iterable[int]) -> str:
        """Nations in a row."""
        return terms.listed([self._catalogue.nations[n].name for n in nations])

    def sending(self, kind: Kind, fields: Mapping[str, FieldValue], way: reach.Way) -> str:
        """The line by which a report goes a way: "share R-714 to bor and cas via note"."""
        short = next((short for short, m in self.matters.items() if m.key == fields.get("key")), "")
        to = terms.listed([self._catalogue.nations[n].id for n in way.nations])
        what = f"answer {short} with {fields['report']}" if kind is Kind.ANSWER else f"share {fields['report']} to {to}"
        return f"{what} via {self.channel(way)}" + (" tear" if way.tear else "")

    def named(self, what: str, words: Sequence[str]) -> str | None:
        """The name that the words mean, exactly or by how they begin; None for none."""
        found = self.match(what, words) or self.match(what, words, exact=False)
        return str(found[0]) if found else None

    def by_name_only(self, words: Sequence[str]) -> str:
        """That the words begin with the codename of a thread which stands in a text received; "" where they do not."""
        meant = {plain(word): word for word in hearsay.named(self.view, self._catalogue)}
        found = matched(meant, words, exact=True)
        if found is None:
            return ""
        over = {self._catalogue.threads[i.item].codename for i in self.chronicle if i.event == Event.CLOSED}
        if found[0] in over:
            return f"{found[0]}, which your evidence never showed you, is over: no order can name it any more"
        level = terms.points(self.doctrine.detect)
        return (
            f"you know {found[0]} by name only, so that no order can name it yet, not even a judgement: it shows "
            f"itself once your evidence on it gives a confidence of {level}; read what you hold, and ask others. But "
            "it may be over already: who never saw a thread hears that it was lost, but of no other end"
        )

    def option(
        self, kind: Kind, inject: object, words: Sequence[str], exact: bool = True
    ) -> tuple[FieldValue, int] | None:
        """The same for an order's option; a decision's options depend on its inject."""
        return matched(self._options(kind, inject), words, exact)

    def nearest(self, what: str, word: str) -> str:
        """The known name nearest to a misspelt one, "" for none. Report codes are never offered."""
        if what == "report":
            return ""
        forms = self._forms.get(what, {})
        close = get_close_matches(plain(word), list(forms), n=1)
        return str(forms[close[0]]) if close and what != "key" else ""

    def options(self, kind: Kind, inject: object = None) -> list[str]:
        """The options of an order kind, as they are best written."""
        found = dict.fromkeys(str(v) for v in self._options(kind, inject).values() if not isinstance(v, bool))
        if kind is Kind.SERVICE:
            offered = {s.service.name.lower() for o in self.view.organisations if o.member for s in o.services}
            found = dict.fromkeys(v for v in found if v in offered)
        return [option.replace("_", " ") for option in found]

    def _options(self, kind: Kind, inject: object) -> Forms:
        if kind in CONSENT:
            return _plain(dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False))
        if kind is Kind.ANSWER:
            return _plain({w: a.name.lower() for a, words in _ANSWERS.items() for w in words})
        if kind is Kind.DECIDE:
            if not isinstance(inject, str):
                return {}
            card = self._catalogue.injects[self._names.index("inject", inject)]
            return _plain({w: o.id for k, o in enumerate(card.options, 1) for w in (o.id, str(k), o.text)})
        if kind not in OPTION_CODES:
            return {}
        forms = {code.name: code.name.lower() for code in OPTION_CODES[kind]}
        if kind is Kind.DECLINE:
            forms |= {words: code.name.lower() for code, words in terms.DECLINE.items()}
        if kind is Kind.SERVICE:
            forms |= {terms.SERVICE[service]: service.name.lower() for service in Service}
        return _plain(forms)


def matched(forms: Forms, words: Sequence[str], exact: bool) -> tuple[FieldValue, int] | None:
    """See `Lexicon.match`."""
    if exact:
        for count in range(min(LONGEST, len(words)), 0, -1):
            found = forms.get(plain("".join(words[:count])))
            if found is not None:
                return found, count
        return None
    for count in range(min(LONGEST, len(words)), 0, -1):
        begin = plain("".join(words[:count]))
        for part, least in ((str.startswith, SHORTEST), (str.__contains__, SHORTEST_PART)):
            meant = {value for form, value in forms.items() if len(begin) >= least and part(form, begin)}
            if len(meant) == 1:
                return meant.pop(), count
    return None


T = TypeVar("T")


def _by_number(named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Things by short name, M2 before M10."""
    return dict(sorted(named, key=lambda pair: int(pair[0][1:])))


def _plain(forms: Mapping[str, FieldValue]) -> Forms:
    return {plain(word): value for word, value in forms.items() if plain(word)}


def _thread_words(c: Catalogue, thread: int) -> Iterable[str]:
    return c.threads[thread].id, c.threads[thread].codename


def _channel_words(c: Catalogue, channel: int) -> Iterable[str]:
    return c.channels[channel].id, c.channels[channel].name


def _campaign_words(c: Catalogue, campaign: int) -> Iterable[tuple[str, str]]:
    name = c.campaigns[campaign]
    return (name.id, name.id), (name.name, name.id)


def _initials(name: str) -> str:
    """UN for United Nations; a name of one word has none."""
    letters = "".join(w[0] for w in name.split() if w[0].isupper())
    return letters if len(letters) > 1 else ""

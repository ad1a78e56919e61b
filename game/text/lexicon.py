"""What a player may name, and the ways to write it: only what the View shows, so that typing tells no secrets."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from game.match.entries import FieldValue
from game.match.naming import CONSENT, OPTION_CODES, Names
from game.rules.codes import NONE, AnswerKind, MatterStatus, Service
from game.rules.orders import Kind
from game.rules.view import Force, Matter, View
from game.scenario.catalogue import Catalogue
from game.wording import terms

LONGEST: Final = 6
"""Most words that one name is read from."""
SHORTEST: Final = 3
"""Fewest letters of a name that is cut short."""
_ANSWERS: Final = {
    AnswerKind.SHARE: ("share", "report"),
    AnswerKind.NIL: ("nil", "nothing", "nothing held", "none"),
    AnswerKind.REFERRAL: ("referral", "refer", "ask"),
}
_YES: Final = ("yes", "consent", "with consent", "onward")
_NO: Final = ("no", "no consent", "without consent", "noconsent")

Forms = Mapping[str, FieldValue]


def plain(text: str) -> str:
    """A name as it is compared: small letters and digits alone, so that R-714, r714 and "r 714" are the same."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


class Lexicon:
    """The names of one plan. Each kind of thing maps its plain forms to the name that an order is written with."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue) -> None:
        self._names = names
        self._catalogue = catalogue
        open_ = sorted((m for m in view.matters if m.status == MatterStatus.OPEN), key=lambda m: not m.mine)
        self.matters: dict[str, Matter] = {f"M{k}": m for k, m in enumerate(open_, 1)}
        forces = sorted(view.forces, key=lambda f: not f.member)
        self.forces: dict[str, Force] = {f"F{k}": f for k, f in enumerate(forces, 1)}
        self.decisions: dict[str, int] = {
            f"D{k}": d.inject for k, d in enumerate((d for d in view.decisions if d.chosen == NONE), 1)
        }
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
        serving = [f for f in self.forces.values() if f.member and f.thread != NONE]
        named = Counter(f.thread for f in serving)
        keys |= {c.threads[f.thread].codename: f.key for f in serving if named[f.thread] == 1}
        injects = {w: names.of("inject", j) for d, j in self.decisions.items() for w in (d, c.injects[j].title)}
        channels = {w: c.channels[x.channel].id for x in view.channels for w in _channel_words(c, x.channel)}
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

        Without `exact` the first word may be the beginning, or else a part, of one single name.
        """
        return matched(self._forms[what], words, exact)

    def named(self, what: str, words: Sequence[str]) -> str | None:
        """The name that the words mean, exactly or by how they begin; None for none."""
        found = self.match(what, words) or self.match(what, words, exact=False)
        return str(found[0]) if found else None

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
        return list(dict.fromkeys(str(v) for v in self._options(kind, inject).values() if not isinstance(v, bool)))

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
    begin = plain(words[0])
    for part in (str.startswith, str.__contains__) if len(begin) >= SHORTEST else ():
        meant = {value for form, value in forms.items() if part(form, begin)}
        if len(meant) == 1:
            return meant.pop(), 1
    return None


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

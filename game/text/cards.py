"""One thing in full, by any of its names: what `show` tells."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from game.match.naming import Names
from game.rules.orders import Kind
from game.text.lexicon import plain
from game.text.pages import Pages
from game.text.recalled import recalled
from game.text.world import World
from game.wording.happenings import Speaker

NOTHING_NAMED = (
    "Show what? The code of a report or an alert, a thread, a nation, a subject, a channel, an organisation, or M1, F1 "
    "or D1."
)
LONGEST_ID = 3
"""Letters of what looks like the short name of a nation."""
_WHOLE = ("report", "alert", "thread", "nation", "subject", "channel", "organisation", "campaign")
"""What is looked for in this order, whole names before those that are cut short; codes are never cut short."""


def card(rest: str, pages: Pages, world: World, names: Names) -> Sequence[str]:
    """All that the nation knows of what the words name; when they name nothing, what they may have meant."""
    if not rest.split():
        return [NOTHING_NAMED]
    return named(rest, pages, world, names) or [_unknown(rest, pages)]


def named(rest: str, pages: Pages, world: World, names: Names) -> Sequence[str]:
    """All that the nation knows of what the words name; nothing when they name nothing."""
    lexicon, words, short = pages.lexicon, rest.split(), rest.upper().replace("-", "")
    if short in lexicon.matters:
        return [pages.matter(lexicon.matters[short])]
    if short in lexicon.forces:
        return list(pages.force_card(lexicon.forces[short]))
    if short in lexicon.decisions and not pages.view.clock.ended:
        return list(pages.decision(short))
    for exact in (True, False):
        for what in _WHOLE if exact else _WHOLE[2:]:
            found = lexicon.match(what, words, exact)
            if found is not None and found[1] == len(words):
                return list(_of(what, names.index(what, found[0]), pages, world))
    key = lexicon.key(Kind.CONTRIBUTE, words)
    force = next((f for f in pages.view.forces if key and f.key == key[0]), None)
    if force is not None:
        return list(pages.force_card(force))
    return recalled(rest, lexicon, Speaker(pages.catalogue, pages.view.own.nation))


def _of(what: str, handle: int, pages: Pages, world: World) -> Iterable[str]:
    view = pages.view
    match what:
        case "report":
            return pages.report(next(r for r in view.reports if r.report == handle))
        case "alert":
            return [world.alert(next(a for a in view.alerts if a.alert == handle))]
        case "thread":
            return pages.thread_card(next(t for t in view.threads if t.thread == handle))
        case "nation":
            return world.nation_card(handle)
        case "subject":
            return [world.subject(handle), *_lines_on(handle, pages)]
        case "channel":
            return [world.channel(next(c for c in view.channels if c.channel == handle))]
        case "campaign":
            return [world.campaign(next(g for g in view.campaigns if g.campaign == handle))]
    mine = [o for o in view.organisations if o.organisation == handle]
    about = pages.catalogue.organisations[handle].about
    return [line for o in mine for line in world.organisation(o)] + [about] * bool(about)


def _lines_on(subject: int, pages: Pages) -> Sequence[str]:
    return [pages.report_line(r) for r in pages.view.reports if subject in r.subjects]


def _unknown(rest: str, pages: Pages) -> str:
    """What a name may have meant; a code is never guessed at."""
    heard = pages.lexicon.by_name_only(rest.split())
    if heard:
        return f"{heard[0].upper()}{heard[1:]}."
    told = f"You know of nothing called '{rest}'"
    close = "" if any(c.isdigit() for c in rest) else _nearest(plain(rest), pages)
    if close:
        return f"{told}; nearest is '{close}'."
    if rest.isalpha() and len(rest) <= LONGEST_ID:
        return f"{told}. The nations are {', '.join(pages.lexicon.nation_ids())}."
    return f"{told}. 'inbox', 'threads' and 'nations' list what you know."


def _nearest(word: str, pages: Pages) -> str:
    found = [close for what in _WHOLE[2:] if (close := pages.lexicon.nearest(what, word))]
    best = get_close_matches(word, [plain(close) for close in found], n=1, cutoff=0)
    return next((close for close in found if best and plain(close) == best[0]), "")

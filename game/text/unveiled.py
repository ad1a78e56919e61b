"""What was true of a thread, a report or a campaign, for who has played to the end and may know all."""

from collections.abc import Collection, Sequence

from game.match.seat import Ended
from game.rules.codes import NEVER
from game.rules.truth import ReportTruth, ThreadTruth
from game.scenario.catalogue import Catalogue
from game.text.ending import thread_line
from game.text.lexicon import plain
from game.text.recalled import OF_CAMPAIGNS, lines
from game.wording import terms
from game.wording.happenings import Speaker


def known_now(rest: str, ended: Ended, names: Catalogue) -> list[str]:
    """The truth about a thread, a report or a campaign by its name, whoever knew of it; nothing for other names."""
    truth = ended.survey.truth
    if truth is None:
        return []
    for t in truth.threads:
        if plain(names.threads[t.thread].codename) == plain(rest):
            return _thread(t, names, ended.result.own_threads)
    for r in truth.reports:
        if plain(names.reports[r.report].code) in (plain(rest), f"r{plain(rest)}"):
            read = any(x.report == r.report and x.read for x in ended.view.reports)
            return _report(r, names, read)
    for g, campaign in enumerate(names.campaigns):
        if plain(rest) in (plain(campaign.name), plain(campaign.id)):
            return _campaign(g, truth.intensity[g], ended, names)
    return []


def _campaign(g: int, intensity: Sequence[int], ended: Ended, names: Catalogue) -> list[str]:
    """How strong it was in the end and where, and all that was done about it or came of it."""
    strong = [f"{names.nations[n].name} {terms.level(level)}" for n, level in enumerate(intensity) if level]
    told = f"Intensity at the end: {', '.join(strong)}." if strong else "It had faded everywhere by the end."
    course = [i for i in ended.items if i.event in OF_CAMPAIGNS and i.item == g]
    speaker = Speaker(names, ended.view.own.nation)
    return [
        "Known after the end:",
        f"{names.campaigns[g].name}: {names.campaigns[g].about}",
        told,
        *lines(course, speaker),
    ]


def _thread(t: ThreadTruth, names: Catalogue, own: Collection[int]) -> list[str]:
    """How it ended, and how sure each nation was of it in the end."""
    name = names.threads[t.thread]
    sure = [f"{names.nations[n].name} {terms.level(c)}" for n, c in enumerate(t.confidence) if c >= 10]
    told = f"Confidence in it at the end: {', '.join(sure)}." if sure else "Nobody had evidence on it at the end."
    return ["Known after the end:", thread_line(t, names, own), name.about, told]


def _report(r: ReportTruth, names: Catalogue, read: bool) -> list[str]:
    """Whether it was true, what it bore on, and who had it; its text for who has not read it."""
    card = names.reports[r.report]
    came = f"{names.nations[r.origin].name} had it first" if r.arrival < NEVER else "It came to nobody"
    bore = [names.threads[t].codename for t, weight in enumerate(r.weight) if weight]
    held = terms.listed([names.nations[n].name for n in r.holders])
    return [
        "Known after the end:",
        f"{card.code} {card.grade} “{card.title}” was {'true' if r.true else 'false'}." + f" {card.text}" * (not read),
        f"{came}; it bore on {terms.listed(bore) if bore else 'no thread'}; held at the end by {held}.",
    ]

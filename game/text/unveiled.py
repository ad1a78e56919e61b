"""What was true of a thread, a report or a campaign, for who has played to the end and may know all."""

from game.match.lacking import lacking
from game.match.seat import Ended
from game.rules.truth import ReportTruth
from game.scenario.catalogue import Catalogue
from game.text.lexicon import plain
from game.text.recalled import lines
from game.wording import unveiled
from game.wording.happenings import Speaker

_HEAD = f"{unveiled.HEAD}:"


def known_now(rest: str, ended: Ended, names: Catalogue) -> list[str]:
    """The truth about a thread, a report or a campaign by its name, whoever knew of it; nothing for other names."""
    truth = ended.survey.truth
    if truth is None:
        return []
    for t in truth.threads:
        if plain(names.threads[t.thread].codename) == plain(rest):
            ending = unveiled.thread_line(t, names, ended.result.own_threads)
            short = lacking(ended.attempts, t, Speaker(names, ended.view.own.nation))
            return [_HEAD, ending, names.threads[t.thread].about, unveiled.confidence(t, names), *short]
    for r in truth.reports:
        if plain(names.reports[r.report].code) in (plain(rest), f"r{plain(rest)}"):
            read = any(x.report == r.report and x.read for x in ended.view.reports)
            return _report(r, names, read)
    for g, campaign in enumerate(names.campaigns):
        if plain(rest) in (plain(campaign.name), plain(campaign.id)):
            told = unveiled.strength(truth.intensity[g], names)
            return [_HEAD, f"{campaign.name}: {campaign.about}", told, *_course(g, ended, names)]
    return []


def _course(g: int, ended: Ended, names: Catalogue) -> list[str]:
    """All that was done about a campaign or came of it."""
    course = [i for i in ended.items if i.event in unveiled.OF_CAMPAIGNS and i.item == g]
    return lines(course, Speaker(names, ended.view.own.nation))


def _report(r: ReportTruth, names: Catalogue, read: bool) -> list[str]:
    """Whether it was true, what it bore on, and who had it; its text for who has not read it."""
    card = names.reports[r.report]
    told = f"{card.code} {card.grade} “{card.title}” was {unveiled.worth(r)}." + f" {card.text}" * (not read)
    return [_HEAD, told, unveiled.course(r, names)]

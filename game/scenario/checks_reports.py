"""Checks of reports, alerts and campaigns: each can arrive, and its hidden truth hangs together."""

from collections import Counter
from collections.abc import Iterator

from game.scenario.checks_threads import effects
from game.scenario.finding import Check, Finding, window
from game.scenario.model_effects import DeliverAlert, DeliverReport
from game.scenario.model_reports import Report
from game.scenario.positions import Path
from game.scenario.problems import listed, sentence
from game.scenario.soundness import Sound

Delivery = tuple[Path, str, str]
"""Where a delivery stands in the file, the report, and the word that the report's `arrives` must have."""


def deliveries(sound: Sound) -> Iterator[Delivery]:
    """Every delivery of a report by an inject, a campaign's noise or a match."""
    for path, effect in effects(sound):
        if isinstance(effect, DeliverReport):
            yield (*path, "report"), effect.report, "on_inject"
    for i, campaign in enumerate(sound.scenario.campaigns):
        for k, name in enumerate(campaign.noise):
            yield sound.at("campaigns", i, "noise", k), name, "on_inject"
    for i, alert in enumerate(sound.scenario.alerts):
        yield sound.at("alerts", i, "yields"), alert.yields, "on_match"


def arrivals(sound: Sound) -> Iterator[Finding]:
    """A report arrives in a window within the exercise, or by what delivers it, never both."""
    delivered = list(deliveries(sound))
    astray = [d for d in delivered if d[1] in sound.reports and sound.reports[d[1]].arrives != d[2]]
    for path, name, way in astray:
        yield Finding(path, f"'{name}' does not arrive this way; allowed arrives: {way}", "value")
    reached = {(name, way) for _, name, way in delivered}
    known = not astray and sound.whole("injects", "campaigns", "alerts")
    for i, report in enumerate(sound.scenario.reports):
        path = sound.at("reports", i, "arrives")
        if isinstance(report.arrives, tuple):
            yield from window(path, report.arrives, sound.ticks)
        elif known and (report.id, report.arrives) not in reached:
            yield Finding(path, _UNDELIVERED[report.arrives].format(report.id), "reference")


_UNDELIVERED = {
    "on_inject": "no inject or campaign delivers '{}'; give an inject the effect kind: report",
    "on_match": "no alert yields '{}'; allowed a window [first, last] or on_inject",
}


def noise(sound: Sound) -> Iterator[Finding]:
    """What a campaign sets loose is false."""
    for i, campaign in enumerate(sound.scenario.campaigns):
        for k, name in enumerate(campaign.noise):
            report = sound.reports.get(name)
            if report and report.arrives == "on_inject" and report.truth is not False:  # else said as not arriving so
                what = f"'{name}' is noise and so must be false; allowed truth: false"
                yield Finding(sound.at("campaigns", i, "noise", k), what, "value")


def truths(sound: Sound) -> Iterator[Finding]:
    """A report that is false with its thread bears on a thread that a seed may make the decoy."""
    groups = Counter(t.decoy_group for t in sound.scenario.threads if t.decoy_group)
    settled: dict[str, list[str]] = {}
    for i, report in enumerate(sound.scenario.reports):
        main = main_thread(report)
        if report.truth == "thread" and main is None:
            what = "it bears on no thread; allowed true, false, drawn"
            yield Finding(sound.at("reports", i, "truth"), what, "value")
        elif report.truth == "thread" and main in sound.threads and sound.threads[main].decoy_group is None:
            settled.setdefault(main, []).append(report.id)
    if min(groups.values(), default=2) < 2:  # one thread too few in a group is said there
        return
    for i, thread in enumerate(sound.scenario.threads):
        if thread.id in settled:
            what = f"'{thread.id}' is in no decoy group and so always genuine, yet 'truth: thread' makes it decide"
            yield Finding(sound.at("threads", i, "id"), f"{what} {listed(settled[thread.id])}", "value")


def main_thread(report: Report) -> str | None:
    """The thread on which a report weighs most; of equals, the one named first."""
    return max(report.bears, key=lambda t: report.bears[t], default=None)


def deals(sound: Sound) -> Iterator[Finding]:
    """Reports of one deal turn through equally many holders together."""
    first: dict[str, Report] = {}
    for i, report in enumerate(sound.scenario.reports):
        if report.deal is None:
            continue
        model = first.setdefault(report.deal, report)
        if len(model.holders) != len(report.holders):
            what = sentence(
                f"the deal '{report.deal}' has unequal numbers of holders",
                str(len(report.holders)),
                f"{len(model.holders)} as in '{model.id}'",
            )
            yield Finding(sound.at("reports", i, "holders"), what, "number", at_key=True)


def alerts(sound: Sound) -> Iterator[Finding]:
    """The halves of an alert lie with different nations and arrive once, and its match yields a report of its own."""
    yielded: dict[str, str] = {}
    for i, alert in enumerate(sound.scenario.alerts):
        first, second = alert.halves
        shared = sorted(set(first.holders) & set(second.holders))
        if shared:
            what = f"{listed(shared)} may hold both halves; allowed different nations in each"
            yield Finding(sound.at("alerts", i, "halves", 1, "holders"), what, "value", at_key=True)
        for k, half in enumerate(alert.halves):
            if isinstance(half.arrives, tuple):
                yield from window(sound.at("alerts", i, "halves", k, "arrives"), half.arrives, sound.ticks)
        if alert.yields in yielded:
            what = f"'{yielded[alert.yields]}' already yields '{alert.yields}'"
            yield Finding(sound.at("alerts", i, "yields"), what, "duplicate")
        yielded.setdefault(alert.yields, alert.id)


def alert_arrivals(sound: Sound) -> Iterator[Finding]:
    """An alert arrives by its own clock or by an inject, never both."""
    injected = {e.alert: (*path, "alert") for path, e in effects(sound) if isinstance(e, DeliverAlert)}
    for i, alert in enumerate(sound.scenario.alerts):
        waiting = [k for k, half in enumerate(alert.halves) if half.arrives == "on_inject"]
        if alert.id in injected and len(waiting) < len(alert.halves):
            what = f"'{alert.id}' arrives by its own clock; allowed arrives: on_inject in both halves"
            yield Finding(injected[alert.id], what, "value")
        elif waiting and alert.id not in injected and sound.whole("injects"):
            what = f"no inject delivers '{alert.id}'; give an inject the effect kind: alert"
            yield Finding(sound.at("alerts", i, "halves", waiting[0], "arrives"), what, "reference")


def platforms(sound: Sound) -> Iterator[Finding]:
    """A campaign is met on a platform, and begins within the exercise."""
    for i, campaign in enumerate(sound.scenario.campaigns):
        channel = sound.channels.get(campaign.platform)
        if channel is not None and channel.kind != "platform":
            what = sentence("hash sets are shared on a platform", f"'{channel.id}', a {channel.kind}")
            yield Finding(sound.at("campaigns", i, "platform"), what, "value")
        if campaign.opens >= sound.ticks:
            what = sentence("begins after the exercise has ended", str(campaign.opens), f"up to {sound.ticks - 1}")
            yield Finding(sound.at("campaigns", i, "opens"), what, "number")


CHECKS: tuple[Check, ...] = (arrivals, noise, truths, deals, alerts, alert_arrivals, platforms)

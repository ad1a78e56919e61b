"""What the command `balance` does: the pre-flight of exercises, with progress, as tables, a document or a page."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from game.cli_errors import Usage
from game.cli_play import exercise
from game.cli_show import document
from game.cli_study import progress
from game.match.exercise import Exercise
from game.match.expert_line import expert_line
from game.match.folders import cache_folder
from game.partners.policy import PARTNER
from game.rules.arrays import I32, nations_of
from game.rules.codes import Outcome
from game.scenario.model_scenario import Scenario
from game.study import balance as study
from game.study.figures import Stats
from game.study.length import minutes
from game.study.offers import Offer
from game.study.page import page
from game.study.par_store import pars
from game.study.players import EXPERT
from game.study.verdict import threads, verdict


def balance(names: list[str], games: int, seed: int, jobs: int, par: int, html: Path | None, json: bool) -> bool:
    """Weigh exercises and print what was found; whether nothing asks for a change.

    Raises Usage where a page was asked for several exercises, or cannot be written.
    """
    if html is not None and len(names) > 1:
        raise Usage("--html writes the page of one exercise; name one")
    found = []
    for name in names:
        what = exercise(name, study.NORMAL)
        done = _weigh(what, games, seed, jobs, par)
        length = minutes(what.scenario, done)
        found.append(_document(done, length))
        if html is not None:
            _write(html, page(done, length))
        if not json:
            _print(done, length)
    if json:
        document(found if len(found) > 1 else found[0])
    return all(each["good"] for one in found for each in one["verdict"])


def _weigh(what: Exercise, games: int, seed: int, jobs: int, par: int) -> study.Balance:
    subject = subject_of(what)
    plan = study.cells(subject, games, seed)
    with progress("games", sum(chunk.played for cell in plan for chunk in cell.chunks())) as advance:
        done = study.balance(subject, games, seed, jobs, advance)
    if not par:
        return done
    seeds = range(seed, seed + min(par, games))
    with progress("par", len(seeds)) as advance:
        known = pars(
            subject.tables,
            subject.line,
            f"{what.digest} {what.difficulty}",
            seeds,
            cache_folder() / "par",
            jobs,
            advance,
        )
    return study.with_par(done, known)


def subject_of(what: Exercise) -> study.Subject:
    """The exercise as a study takes it, at every setting of difficulty."""
    scenario = what.scenario
    return study.Subject(
        scenario.id,
        scenario.title,
        scenario.minutes,
        {d.id: what.at(d.id).tables for d in scenario.difficulties},
        expert_line(scenario),
        tuple(n.id for n in scenario.nations),
        tuple(t.id for t in scenario.threads),
        tuple(o.id for o in scenario.organisations),
        tuple(_offers(scenario, what.tables.inject_audience)),
    )


def _offers(scenario: Scenario, audience: I32) -> Iterator[Offer]:
    """Every option that pays the seat that chooses it; `audience` [J] are the masks of who decides."""
    for j, inject in enumerate(scenario.injects):
        for o, option in enumerate(inject.decide.options if inject.decide else ()):
            if option.private > 0:
                yield Offer(inject.id, option.id, j, o, tuple(nations_of(int(audience[j]))))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise Usage(f"the page cannot be written to {file}: {(error.strerror or str(error)).lower()}") from None


def _document(b: study.Balance, length: float) -> dict[str, Any]:
    """The pre-flight as one JSON document."""
    return {
        "scenario": b.subject.id,
        "rules_version": b.rules_version,
        "games": b.games,
        "seed": b.seed,
        "seconds": round(b.seconds, 1),
        "minutes": {"stated": b.subject.minutes, "reckoned": round(length, 1)},
        "verdict": [{"code": s.code, "good": s.good, "text": s.text, "fix": s.remedy} for s in verdict(b)],
        "policies": [sample.document(b.dimensions) for sample in b.policies.values()],
        "difficulties": {
            setting: {name: Stats.of(sample.coalition).document() for name, sample in each.items()}
            for setting, each in b.settings.items()
        },
        "seats": {
            seat: {name: Stats.of(points).document() for name, points in each.items()}
            for seat, each in b.seats.items()
        },
        "threads": {
            name: {o.name.lower(): round(share, 3) for o, share in ends.items()} for name, ends in threads(b).items()
        },
        "pivotal": {seat: {"thread": p.thread, "share": round(p.share, 3)} for seat, p in b.pivots.items()},
        "without": [
            {"what": c.ablation.what, "name": c.ablation.name, "cost": round(c.mean, 3),
             "ci95": [round(c.low, 3), round(c.high, 3)]}
            for c in b.costs
        ],
        "offers": [
            {"inject": t.offer.inject, "option": t.offer.option, "cost": round(t.cost, 3),
             "ci95": [round(t.low, 3), round(t.high, 3)], "seat": round(t.gain, 3)}
            for t in b.offers
        ],
        "par": {str(seed): round(value, 3) for seed, value in b.par.items()},
    }  # fmt: skip


def _print(b: study.Balance, length: float) -> None:
    """The verdict, then the tables behind it, within 80 columns."""
    console = Console()
    console.print(f"[bold]{b.subject.title}[/bold] ({b.subject.id}), {b.games} games from seed {b.seed}")
    told = f"{b.subject.minutes} minutes stated, about {length:.0f} by what a seat reads and orders"
    console.print(f"{told}; a first game takes longer\n")
    verdicts = Table.grid(padding=(0, 2, 0, 0))
    for sentence in verdict(b):
        mark = "fine" if sentence.good else "[bold]look[/bold]"
        verdicts.add_row(mark, sentence.text + (f"\n[dim]Fix: {sentence.remedy}[/dim]" if sentence.remedy else ""))
    console.print(verdicts)
    for table in (_policies(b), _ends(b), _seats(b), *_offered(b), _costs(b)):
        console.print(table)


def _table(title: str, columns: tuple[str, ...], words: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    """A table whose columns are figures, but those named `words`."""
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, justify="left" if column in words else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _policies(b: study.Balance) -> Table:
    rows = []
    for name, sample in b.policies.items():
        stats = Stats.of(sample.coalition)
        others = (f"{each[name].coalition.mean():.1f}" for each in b.settings.values())
        rows.append((name, f"{stats.mean:.1f}", f"{stats.p05:.0f}-{stats.p95:.0f}", f"{stats.sd:.1f}", *others))
    if b.par:
        rows.append(("par", f"{sum(b.par.values()) / len(b.par):.1f}", f"{len(b.par)} seeds", ""))
    return _table("Policies, every nation alike", ("Policy", "Mean", "5-95 %", "SD", *b.settings), ("Policy",), rows)


def _ends(b: study.Balance) -> Table:
    words = [o for o in Outcome if Outcome.CRISIS < o < Outcome.DISMISSED]
    rows = [(name, *(f"{ends[o]:.0%}" for o in words)) for name, ends in threads(b).items()]
    columns = ("Thread", *(o.name.lower() for o in words))
    return _table("How threads end under good play, where genuine", columns, ("Thread",), rows)


def _seats(b: study.Balance) -> Table:
    experts = [EXPERT] if EXPERT in b.policies else []
    rows = []
    for seat, each in b.seats.items():
        pivot = b.pivots[seat]
        points = {name: reached.mean() for name, reached in each.items()}
        habit = max(study.HABITS, key=lambda name: points[name])
        good = (f"{points[name]:.0f}" for name in (PARTNER, *experts))
        rows.append((seat, *good, habit, f"{points[habit]:.0f}", pivot.thread, f"{pivot.share:.0%}"))
    columns = ("Seat", PARTNER, *experts, "best habit", "", "pivotal in", "seeds")
    return _table("Seat points, one nation playing so", columns, ("Seat", "best habit", "pivotal in"), rows)


def _offered(b: study.Balance) -> list[Table]:
    rows = [
        (t.offer.inject, t.offer.option, f"{t.cost:.1f}", f"{t.low:.1f} to {t.high:.1f}", f"{t.gain:+.1f}")
        for t in b.offers
    ]
    columns = ("Decision", "Option", "Coalition", "95 % of the mean", "Seat")
    title = "Private offers: points that the coalition loses, and the seat gains"
    return [_table(title, columns, ("Decision", "Option"), rows)] if rows else []


def _costs(b: study.Balance) -> Table:
    rows = [(c.ablation.what, c.ablation.name, f"{c.mean:.1f}", f"{c.low:.1f} to {c.high:.1f}") for c in b.costs]
    return _table("Points lost without it", ("What", "Name", "Points", "95 % of the mean"), ("What", "Name"), rows)

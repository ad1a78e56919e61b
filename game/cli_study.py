"""What the command `simulate` does: a study with progress on a terminal, and its figures as a table or one document."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from rich.console import Console, Group
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game.cli_errors import Usage
from game.cli_play import exercise
from game.cli_show import document
from game.match.expert_line import expert_line
from game.study import simulate as study
from game.study.figures import Study


def simulate(name: str, policy: str, games: int, seed: int, seats: str, jobs: int, difficulty: str, json: bool) -> None:
    """Play many games and print the figures. Raises Usage for an unknown policy or choice of seats."""
    if seats not in ("one", "all"):
        raise Usage(f"--seats is one or all, not '{seats}'")
    policies = [p.strip() for p in policy.split(",") if p.strip()]
    what = exercise(name, difficulty)
    line = expert_line(what.scenario)
    try:
        with progress("games", games * len(policies)) as advance:
            chosen = cast(study.Seats, seats)
            done = study.simulate(what.scenario.id, what.tables, line, games, seed, policies, chosen, jobs, advance)
    except ValueError as error:
        raise Usage(str(error)) from None
    if json:
        document(done.document())
    else:
        Console().print(_listing(done, tuple(t.id for t in what.scenario.threads)))


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on the standard error when that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda finished: None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda finished: bar.advance(task, finished)


def _listing(of: Study, names: tuple[str, ...]) -> Group:
    """A table of scores that fits 80 columns; below it how threads ended under each policy, and which it lost."""
    done = of.document()
    title = f"{done['scenario']}: {done['games']} games from seed {done['seed']}, seats: {done['seats']}"
    table = Table(title=title, title_justify="left", caption=f"{done['seconds']:.1f} seconds", caption_justify="left")
    for column in ("Policy", "Coalition", "95 % of the mean", "SD", "5-95 %", "Seat", "Games/s"):
        table.add_column(column, justify="left" if column == "Policy" else "right", no_wrap=column == "Policy")
    threads = []
    for each, sample in zip(done["policies"], of.samples, strict=True):
        all_, seat = each["coalition"], each["seat"]
        table.add_row(
            each["policy"],
            f"{all_['mean']:.1f}",
            f"{all_['ci95'][0]:.1f}-{all_['ci95'][1]:.1f}",
            f"{all_['sd']:.1f}",
            f"{all_['p05']:.1f}-{all_['p95']:.1f}",
            f"{seat['mean']:.1f}",
            f"{each['games_per_second']:.0f}",
        )
        ends = ", ".join(f"{word} {share:.0%}" for word, share in each["outcomes"].items() if share >= 0.005)
        lost = ", ".join(f"{name} {share:.0%}" for name, share in zip(names, sample.lost, strict=True))
        threads.append(f"{each['policy']}: {ends}; where genuine, loses {lost}")
    return Group(table, "Threads", *threads)

"""Measure and print: `python -m tests.benchmarks [EXERCISE] [--quick]`.

Of several runs the quietest is told: whatever else the machine does can only slow one.
"""

import sys
from statistics import median

from tests.benchmarks import objects, screens
from tests.benchmarks.games import MEDIUM, bytes_a_game, calls_a_tick, copy_share, play, tables_of

QUICK = "--quick"
RUNS = 8


def line(what: str, value: str, aim: str = "") -> None:
    print(f"{what:<46}{value:>18}   {aim}".rstrip())


def rules_and_partners(name: str, quick: bool) -> None:
    tables = tables_of(name)
    play(tables, 1, turns=2)
    ones, batches = [], []
    for _ in range(RUNS):  # by turns, for what disturbs may last longer than all games played singly
        ones += [play(tables, 1) for _ in range(RUNS)]
        batches.append(play(tables, 64 if quick else 512))
    one, batch = min(ones, key=lambda run: run.seconds), max(batches, key=lambda run: run.rate)
    wide = play(tables, 128 if quick else 1024, turns=tables.public.turns // 3)
    narrow = play(tables, 1, turns=tables.public.turns // 3)
    line("one game, rules a turn (median)", f"{median(one.rules) * 1000:.1f} ms", "aim 10 ms")
    line("one game, all partners a turn (median)", f"{median(one.partners) * 1000:.1f} ms", "aim 10 ms")
    line("one game, whole", f"{one.seconds:.2f} s")
    line(f"batch of {batch.games} with partners", f"{batch.rate:.0f} games/s", "aim 150")
    line(f"batch of {batch.games}, rules alone", f"{batch.replay_rate:.0f} games/s", "aim 300")
    line(f"speed-up of a batch of {wide.games} over one", f"x{wide.rate / narrow.rate:.0f}", "aim x15")
    line("share of the copy-the-State-once-a-tick floor", f"{copy_share(batch) * 100:.1f} %", "aim 5 %")
    line("State a game", f"{bytes_a_game(one.states[-1]):,} bytes", "aim 24,576")
    line("Python-level calls a tick (median turn)", f"{calls_a_tick(tables, one)}")
    a_game = sum(batch.rules) / batch.games
    oracle, mesa = objects.oracle_seconds(tables, one), objects.mesa_seconds(tables, one)
    line("oracle (plain objects) over a batched game", f"x{oracle / a_game:.0f}", f"{oracle:.2f} s a game")
    if mesa is not None:
        line("Mesa 3 model over a batched game", f"x{mesa / a_game:.0f}", f"{mesa:.2f} s a game")


def window() -> None:
    frames = screens.frames()
    line("frame, idle", f"{frames.idle:.2f} ms")
    line("frame, mouse moving (95 of 100 are faster)", f"{frames.hover:.2f} ms", "aim 16.7 ms")
    line("frame, everything anew", f"{frames.full:.1f} ms")
    version, menu = screens.cold_start()
    line("cold start to --version", f"{version:.2f} s")
    line("cold start to the first frame of the menu", f"{menu:.2f} s")


def main() -> None:
    names = [argument for argument in sys.argv[1:] if argument != QUICK]
    rules_and_partners(names[0] if names else MEDIUM, QUICK in sys.argv)
    window()


if __name__ == "__main__":
    main()

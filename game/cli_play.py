"""What the commands do with games: play, autoplay, replay and tour."""

import os
import re
import sys
from pathlib import Path
from typing import Any

from game.cli_errors import Bad, Usage
from game.cli_show import document, say
from game.match.exercise import Exercise, ExerciseError, find
from game.match.folders import start_logging
from game.match.game import Game
from game.match.opening import Opened, SeatError, autoplayed, new_game, own_store, saved_game
from game.match.replay import replay as replayed
from game.match.saves import Save, SaveError
from game.match.store import read, write
from game.match.story import story
from game.rules import scoring
from game.rules.checksum import checksum
from game.rules.codes import Dimension, Outcome
from game.scenario.bundled import bundled_files
from game.scenario.load import load
from game.wording import terms

NO_DISPLAY = (
    "There is no display to open a window on. Play in the terminal with 'need-to-share play first-contact --text', or "
    "write pictures of every screen with 'need-to-share tour --out DIR'."
)


NO_PREVIEW = (
    "There is no display to open a window on. Check the file with 'need-to-share check FILE'; to see what lies on a "
    "desk, type 'inbox' in 'need-to-share play FILE --text --seat N --seed S'."
)


def exercise(name: str, difficulty: str) -> Exercise:
    """The exercise that a command names. Raises Usage for an unknown name or difficulty, Bad for a faulty file."""
    try:
        path = find(name)
    except ExerciseError as error:
        raise Usage(error.problems[0].message) from None
    try:
        return Exercise.of_file(path, difficulty)
    except ExerciseError as error:
        if error.problems[0].code == "difficulty":
            raise Usage(error.problems[0].message) from None
        raise Bad(str(error)) from None


def saved(name: str) -> Save:
    """The save that a command names, by file or slot. Raises Usage when there is none, Bad when it cannot be used."""
    path = Path(name)
    try:
        if not path.exists():
            path = own_store().path(name)
        if not path.exists():
            labels = ", ".join(slot.label for slot in own_store().slots()) or "none yet"
            raise Usage(f"there is no saved game called '{name}'; saved games: {labels}")
        return read(path)
    except SaveError as error:
        raise Bad(str(error)) from None


def window(opened: Opened | None = None) -> None:
    """Open the desktop game, at a table or its first screen. Raises Bad, naming the other ways, without a display."""
    if not _has_display():
        raise Bad(NO_DISPLAY)
    start_logging()
    from game.ui import desktop

    desktop.run(opened.seat if opened else None)


def preview(name: str, seed: int, difficulty: str) -> None:
    """Open the window on an exercise for its author, even while its file has problems.

    Raises Usage when there is no such file or difficulty, Bad without a display.
    """
    try:
        path = find(name)
    except ExerciseError as error:
        raise Usage(error.problems[0].message) from None
    loaded = load(path)
    if not path.is_file():
        raise Usage(str(loaded.problems[0]))
    levels = [d.id for d in loaded.scenario.difficulties] if loaded.scenario else [difficulty]
    if difficulty not in levels:
        raise Usage(f"there is no difficulty called '{difficulty}'; this exercise has {', '.join(levels)}")
    if not _has_display():
        raise Bad(NO_PREVIEW)
    start_logging()
    from game.ui import desktop

    desktop.preview(path, difficulty, seed)


def _has_display() -> bool:
    """Whether a window can be opened here; asking opens none."""
    windowed = sys.platform in ("win32", "darwin")
    if not (windowed or any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))):
        return False  # SDL would say so too, but not without lines of its own
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    try:
        pygame.display.init()
        return pygame.display.get_driver() not in ("dummy", "offscreen")
    except pygame.error:
        return False
    finally:
        pygame.display.quit()


def play(name: str, seat: str, difficulty: str, seed: int | None, load: str, text: bool) -> None:
    """Play an exercise or go on with a saved game, in a window or in the terminal."""
    if load and (name or seat or seed is not None):
        raise Usage("a saved game brings its exercise, seat and seed; give --load alone")
    if not (load or name):
        if text:
            raise Usage(f"name an exercise to play in the terminal: {', '.join(p.stem for p in bundled_files())}")
        return window()
    start_logging()
    opened = _opened(name, seat, difficulty, seed, load)
    if not text:
        return window(opened)
    from game.text import terminal

    terminal.play(opened.seat, opened.seat.catalogue, sys.stdin, sys.stdout)
    return None


def _opened(name: str, seat: str, difficulty: str, seed: int | None, load: str) -> Opened:
    try:
        if load:
            return saved_game(saved(load), own_store())
        return new_game(exercise(name, difficulty), seat, seed, own_store())
    except SeatError as error:
        raise Usage(str(error)) from None
    except SaveError as error:
        raise Bad(f"{load}: {error}") from None


def autoplay(name: str, policy: str, save: Path, seed: int, seat: str, difficulty: str) -> None:
    """Let a policy play an exercise to its end, save the game and print its scores."""
    try:
        table = autoplayed(exercise(name, difficulty), policy, seed, seat)
    except ValueError as error:
        raise Usage(str(error)) from None
    try:
        write(save, table.save(), save.stem[:40])
    except SaveError as error:
        raise Bad(str(error)) from None
    _say_result(table.game)
    say(f"saved to {save}")


def replay(name: str, verify: bool, json: bool) -> None:
    """Play a saved game again and print what came of it. Raises Bad when it does not come out as it was saved."""
    save = saved(name)
    try:
        game = replayed(save)
    except SaveError as error:
        raise Bad(f"{name}: {error}") from None
    if json:
        document(_result(game))
    elif verify:
        say(f"{name}: all {game.turn} turns come out as they were saved; checksum {checksum(game.state, 0)}")
    else:
        for chapter in story(game):
            say(f"Turn {chapter.turn}, {chapter.hour}")
            for line in (*chapter.happened, *chapter.ordered):
                say(f"  {line}")
            moved = ", ".join(f"{terms.DIMENSION[d].lower()} {points:+.1f}" for d, points in chapter.points.items())
            say(f"  score: {moved or 'nothing moved'}")
        _say_result(game)


def _result(game: Game) -> dict[str, Any]:
    tables, names = game.exercise.tables, game.exercise.names.nation
    points = scoring.dimensions(tables, game.state)[0].tolist()
    return {
        "scenario": game.exercise.scenario.id,
        "digest": game.exercise.digest,
        "difficulty": game.exercise.difficulty,
        "seats": game.setup.seats,
        "seed": game.seed,
        "turns": game.turn,
        "ended": game.ended,
        "orders": len(game.entries),
        "coalition": int(scoring.coalition(tables, game.state)[0]) / 1000,
        "seat_scores": {n: s / 1000 for n, s in zip(names, scoring.seat(tables, game.state)[0].tolist(), strict=True)},
        "dimensions": {d.name.lower(): points[d] / 1000 for d in Dimension if tables.public.weights[d] > 0},
        "outcomes": [Outcome(o).name.lower() for o in game.state.outcome[0].tolist()],
        "checksum": checksum(game.state, 0),
        "checksums": game.digests,
    }


def _say_result(game: Game) -> None:
    result = _result(game)
    seats = ", ".join(f"{nation} {policy}" for nation, policy in result["seats"].items())
    played = f"{result['turns']} turns, {result['orders']} orders"
    say(f"{game.exercise.title} ({result['difficulty']}), seed {result['seed']}: {played}")
    say(f"seats: {seats}")
    say(f"coalition score {result['coalition']:.1f}")
    for name, points in result["dimensions"].items():
        say(f"  {name:<18}{points:6.1f}")
    ends = zip(game.exercise.catalogue.threads, result["outcomes"], strict=True)
    say(f"threads: {', '.join(f'{thread.codename} {outcome}' for thread, outcome in ends)}")
    say(f"checksum {result['checksum']}")


def tour(out: Path, size: str, text_scale: float) -> None:
    """Write a picture of every screen. Raises Usage for a size that is none, Bad when the folder cannot be written."""
    match = re.fullmatch(r"(\d{3,4})[xX](\d{3,4})", size)
    if not match:
        raise Usage(f"'{size}' is no size; write it as 1600x900")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    from game.ui.tour import tour as take

    try:
        pictures = take(out, (int(match[1]), int(match[2])), text_scale)
    except OSError as error:
        raise Bad(f"{out} could not be written: {error.strerror or error}") from None
    say(f"{len(list(pictures))} pictures written to {out}")

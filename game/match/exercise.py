"""An exercise ready to be played: a scenario at one difficulty, compiled, with the text it came from and its names."""

from dataclasses import dataclass
from pathlib import Path

from game.match.naming import Names
from game.match.saves import Save, SaveError
from game.rules.codes import TICKS_PER_TURN
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.catalogue import Catalogue
from game.scenario.compile import compile_scenario
from game.scenario.load import load_source
from game.scenario.model_scenario import Scenario
from game.scenario.problems import Problem, nearest
from game.scenario.source import Source, SourceError, read


class ExerciseError(Exception):
    """A scenario cannot be played; `problems` hold every reason with its place in the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Exercise:
    """A compiled scenario. `text` is the file's content, which every save carries along."""

    text: str
    digest: str
    difficulty: str
    scenario: Scenario
    tables: Tables
    catalogue: Catalogue
    names: Names

    @property
    def title(self) -> str:
        return self.scenario.title

    @property
    def ticks_per_turn(self) -> int:
        return TICKS_PER_TURN

    def at(self, difficulty: str) -> "Exercise":
        """The same exercise at another setting. ExerciseError when it lacks that."""
        return Exercise.of_source(Source(self.scenario.id, self.text), difficulty)

    @classmethod
    def of_source(cls, source: Source, difficulty: str = "normal") -> "Exercise":
        """The exercise in a scenario's text. ExerciseError when the text has problems or lacks the difficulty."""
        loaded = load_source(source)
        if loaded.scenario is None:
            raise ExerciseError(loaded.problems)
        known = [d.id for d in loaded.scenario.difficulties]
        if difficulty not in known:
            what = f"there is no difficulty called '{difficulty}'; this exercise has {', '.join(known)}"
            raise ExerciseError((source.problem(1, 1, what, "difficulty"),))
        compiled = compile_scenario(loaded.scenario, difficulty, loaded.digest)
        names = names_of(compiled.catalogue)
        return cls(source.text, loaded.digest, difficulty, loaded.scenario, compiled.tables, compiled.catalogue, names)

    @classmethod
    def of_file(cls, path: Path, difficulty: str = "normal") -> "Exercise":
        """The exercise in a file. ExerciseError as `of_source`, or when the file cannot be read."""
        try:
            source = read(path)
        except SourceError as error:
            raise ExerciseError((error.problem,)) from None
        return cls.of_source(source, difficulty)

    @classmethod
    def of_save(cls, save: Save) -> "Exercise":
        """The exercise that a save carries. SaveError when it cannot be played by this game."""
        try:
            return cls.of_source(Source("its scenario", save.scenario), save.manifest.setup.difficulty)
        except ExerciseError as error:
            raise SaveError(f"{error.problems[0]}; load an earlier save") from None


def names_of(catalogue: Catalogue) -> Names:
    """The names by which a log calls the things of an exercise: codes for what players know by code, else ids."""
    return Names(
        nation=tuple(n.id for n in catalogue.nations),
        report=tuple(r.code for r in catalogue.reports),
        alert=tuple(a.code for a in catalogue.alerts),
        thread=tuple(t.id for t in catalogue.threads),
        subject=tuple(s.id for s in catalogue.subjects),
        channel=tuple(c.id for c in catalogue.channels),
        organisation=tuple(o.id for o in catalogue.organisations),
        campaign=tuple(c.id for c in catalogue.campaigns),
        inject=tuple(i.id for i in catalogue.injects),
        options=tuple(tuple(o.id for o in i.options) for i in catalogue.injects),
    )


def find(name: str) -> Path:
    """The file of an exercise named by id (`first-contact`) or by path.

    Raises:
        ExerciseError: there is none; the nearest known name is given.
    """
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return path
    files = {p.stem: p for p in bundled_files()}
    if name in files:
        return files[name]
    close = nearest(name, files)
    what = f"there is no exercise called '{name}'" + (f"; nearest known name '{close}'" if close else "")
    raise ExerciseError((Problem(name, 1, 1, f"{what}; 'need-to-share list' shows all", "file"),))

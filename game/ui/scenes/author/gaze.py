"""What the author looks at: the file's exercise, a seed, a nation at a turn, and through which filters."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.match.dealt import dealt
from game.match.entries import MAX_SEED
from game.ui.scenes.author.manuscript import Manuscript
from game.ui.scenes.author.outlook import Filters, Measure, Outlook

PAGES: Final = ("exercise", "briefing", "holdings", "file")


class Gaze:
    """Everything that is chosen on the screen. It outlasts a save: what the file no longer has is let go.

    `page` is one of PAGES. `view` is the picture at the right, `chart` or `theatre`; `pages` stands for the pages where
    there is room for one side only.
    """

    def __init__(self, manuscript: Manuscript, seed: int) -> None:
        self.manuscript = manuscript
        self.seed = seed
        self.nation = 0
        self.column = 0
        self.measure: Measure = "new"
        self.filters = Filters()
        self.page: str = "exercise"
        self.view: str = "chart"
        self._pushed: tuple[str, str] | None = None  # aside by problems; mending leads back to them
        self._seed_before: int | None = None
        self._made: tuple[object, Outlook] | None = None
        if manuscript.exercise is None:
            self.problems_first(narrow=False)

    @property
    def outlook(self) -> Outlook | None:
        """The last exercise that loads, on this seed; None as long as none has."""
        exercise = self.manuscript.exercise
        if exercise is None:
            return None
        key = (exercise.digest, exercise.difficulty, self.seed, self._seed_before, self.filters)
        if self._made is None or self._made[0] != key:
            before = dealt(exercise, self._seed_before) if self._seed_before is not None else None
            self._made = key, Outlook(exercise, dealt(exercise, self.seed), before, self.filters)
        outlook = self._made[1]
        self.nation = min(self.nation, len(outlook.nations) - 1)
        self.column = min(self.column, len(outlook.columns) - 1)
        return outlook

    # -- nation and turn

    def look_at(self, n: int, column: int) -> None:
        """Choose a nation at a turn; its holdings come forward."""
        self.nation, self.column = n, column
        self.turn_page("holdings")

    def pass_over(self, n: int, column: int) -> None:
        """The focus came to a nation at a turn: chosen, unless it is chosen already and the focus only passes by."""
        if (n, column) != (self.nation, self.column):
            self.look_at(n, column)

    def turn_to(self, column: int) -> None:
        """Choose a turn."""
        self.column = column

    def turn_by(self, step: int) -> None:
        """Choose a later turn, or with a negative step an earlier one, as far as there are any."""
        outlook = self.outlook
        if outlook is not None:
            self.column = max(0, min(len(outlook.columns) - 1, self.column + step))

    # -- what is counted

    def count(self, measure: Measure) -> None:
        """Count what is new in a turn, or what is held by then."""
        self.measure = measure

    def count_other(self) -> None:
        """Count the other of the two."""
        self.measure = "held" if self.measure == "new" else "new"

    def filter(self, filters: Filters) -> None:
        """Count what these let pass."""
        self.filters = filters

    def filter_thread(self, thread: str) -> None:
        """Count the reports of a thread only, or all again."""
        self.filters = replace(self.filters, thread="" if self.filters.thread == thread else thread)

    # -- seed and difficulty

    def deal_again(self, step: int) -> None:
        """Look at another seed; what it changes is marked."""
        seed = max(0, min(MAX_SEED, self.seed + step))
        if seed != self.seed:
            self.seed, self._seed_before = seed, self.seed

    # -- pages and pictures

    def turn_page(self, page: str) -> None:
        """Choose one of the pages at the left."""
        if page != self.page:
            self.page, self._pushed = page, None

    def show(self, view: str) -> None:
        """Choose a picture."""
        if view != self.view:
            self.view, self._pushed = view, None

    def show_other(self) -> None:
        """The map instead of the turns, or the turns instead of the map."""
        self.show("chart" if self.view == "theatre" else "theatre")

    @property
    def picture(self) -> str:
        """The picture at the right where the pages have a side of their own."""
        return "theatre" if self.view == "theatre" else "chart"

    def problems_first(self, narrow: bool) -> None:
        """The file does not load: what is wrong with it comes forward."""
        self._pushed = self._pushed or (self.page, self.view)
        self.page = "file"
        if narrow:
            self.view = "pages"

    def mended(self) -> None:
        """The file loads: back to what problems pushed aside, unless something else was chosen since."""
        self.page, self.view = self._pushed or (self.page, self.view)
        self._pushed = None

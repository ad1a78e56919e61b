"""The inbox: report cards with filters, search and sorting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.rules.view import Report
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.scenes.report_card import ReportCards
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Chip, Column, Empty, MenuItem, Row, TextField, Wrap, menu_button, scroll_list

FILTERS: Final = (("all", "All"), ("new", "New"), ("needed", "Needed"), ("unread", "Unread"), ("pinned", "Pinned"))
SORTS: Final = (
    ("newest", "Newest first"),
    ("needed", "Needed by others first"),
    ("label", "Strictest label first"),
    ("fresh", "Losing worth first"),
)


class Inbox:
    """The reports a nation holds, as far as the filter and the search let them through."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._cards = ReportCards(board, looks, feet)
        self.filter = "all"
        self.sort = "newest"
        self.query = ""
        self.chosen = -1
        self._turn = -1  # whose reports the list shows
        self._kept: frozenset[int] = frozenset()  # new when the filter was set: looking at one doesn't remove it

    def build(self, ctx: Ctx) -> list[Widget]:
        """Chips, search and list, for the panel that holds them."""
        shown = self.shown()
        held = [r.report for r in shown]
        chosen = self.chosen if self.chosen in held else next(iter(held), -1)
        rows = [self._cards.card(ctx, r, r.report == chosen, self._choose(r.report)) for r in shown]
        listing = scroll_list("inbox", rows, "Reports", self._empty())
        if self._turn != self._board.view.clock.turn:  # what is new stands above: begin there
            self._turn = self._board.view.clock.turn
            listing.scroll_to(ctx, 0)
        return [self._chips(), self._search(ctx), listing]

    def shown(self) -> list[Report]:
        """The reports of the list, in its order."""
        found = [r for r in self._board.view.reports if self._passes(r, self.filter) and self._matches(r)]
        return sorted(found, key=self._rank)

    def choose(self, i: int) -> None:
        """Choose a report; a filter that hides it is lifted."""
        self.chosen = i
        if all(r.report != i for r in self.shown()):
            self.filter, self.query = "all", ""

    def settle(self) -> None:
        """After a new view: with no report chosen, or one that is gone, the first of the list is chosen."""
        if self.chosen not in self._board.reports:
            shown = self.shown()
            self.chosen = shown[0].report if shown else -1

    def _choose(self, i: int) -> Callable[[], None]:
        def choose() -> None:
            self.chosen = i
            self._board.mark_seen(self._board.note_key(i))

        return choose

    def _passes(self, report: Report, which: str) -> bool:
        match which:
            case "new":
                return self._board.is_new(report) or report.report in self._kept
            case "needed":
                return bool(self._board.lacking(report))
            case "unread":
                return not report.read and not report.void
            case "pinned":
                return self._board.pinned(report.report)
        return True

    def _matches(self, report: Report) -> bool:
        names, words = self._board.names, self.query.casefold().split()
        if not words:
            return True
        card = names.reports[report.report]
        where = " ".join(
            [card.code, card.title, card.text, names.nations[report.origin].name, names.nations[report.origin].code]
            + [names.subjects[u].name for u in report.subjects]
            + [names.threads[t].codename for t in report.bears]
            + [self._board.notes.notes.get(self._board.note_key(report.report), "")]
        ).casefold()
        return all(word in where for word in words)

    def _rank(self, report: Report) -> tuple[int, ...]:
        newest = (-report.got, report.report)
        match self.sort:
            case "needed":
                return (-len(self._board.lacking(report)), *newest)
            case "label":
                return (-report.label, *newest)
            case "fresh":
                return (report.half_life * report.freshness, *newest)
        return newest

    def _chips(self) -> Widget:
        counts = {key: sum(self._passes(r, key) for r in self._board.view.reports) for key, _ in FILTERS}
        return Wrap(
            [
                Chip(f"filter:{key}", words, counts[key], selected=self.filter == key, on_click=self._set_filter(key))
                for key, words in FILTERS
                if counts[key] or key not in ("unread", "pinned") or key == self.filter
            ],
            gap=6,
        )

    def _set_filter(self, key: str) -> Callable[[], None]:
        def set_filter() -> None:
            self.filter = "all" if self.filter == key else key
            fresh = (r.report for r in self._board.view.reports if self._board.is_new(r))
            self._kept = frozenset(fresh if self.filter == "new" else ())

        return set_filter

    def _search(self, ctx: Ctx) -> Widget:
        def write(query: str) -> None:
            self.query = query

        def items() -> list[Widget]:
            return [
                MenuItem(f"sort:{key}", words, selected=self.sort == key, on_click=self._set_sort(key))
                for key, words in SORTS
            ]

        field = TextField(
            "search", self.query, "Search reports", write, icon="search", name="Search reports", flex=1, min_width=80
        )
        return Row([field, menu_button(ctx, "sort", "sliders-horizontal", "Sort the reports", items)], gap=6)

    def _set_sort(self, key: str) -> Callable[[], None]:
        def set_sort() -> None:
            self.sort = key

        return set_sort

    def _empty(self) -> Widget:
        if not self._board.view.reports:
            hint = "Own reporting and what others share with you arrives between turns."
            return Column([Empty(icon="inbox", text="No reports yet", hint=hint)])
        return Column([Empty(icon="search", text="Nothing found", hint="Choose another filter or search for less.")])

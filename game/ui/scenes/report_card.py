"""One report as a card of the inbox: what it is at a glance and, when chosen, all there is to know and to do."""

from __future__ import annotations

from collections.abc import Sequence

from game.match import noticed
from game.rules.codes import NONE, Copy
from game.rules.view import Report
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.scenes.signs import DOMAIN_ICON, LABEL_STRIPE
from game.ui.tree import Action, Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Divider,
    Dot,
    Grade,
    Icon,
    Meter,
    Nation,
    Nations,
    Paragraph,
    Pill,
    Row,
    Spacer,
    Tlp,
    Wrap,
)
from game.ui.widgets import (
    Label as Words,
)
from game.wording import terms
from game.wording.outlook import borne_out


class ReportCards:
    """Builds the cards of the reports on a board."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def card(self, ctx: Ctx, report: Report, chosen: bool, choose: object) -> Widget:
        """The card of a report; `choose` is called when it is clicked or gets the focus."""
        board, i = self._board, report.report
        text = board.names.reports[i]
        action = choose if callable(choose) else None
        return Card(
            [
                self._head(report),
                Paragraph(text.title, "title", "hi", 0 if chosen else 2),
                self._foot(report),
                *(self._body(report) if chosen else ()),
            ],
            stripe=LABEL_STRIPE[report.label],
            selected=chosen,
            id=f"report:{text.code}",
            name=f"Report {text.code}, {terms.LABEL[report.label]}: {text.title}",
            on_click=action,
            on_focus=action,
        )

    def _head(self, report: Report) -> Widget:
        board = self._board
        label = terms.LABEL[report.label].removeprefix("TLP:")
        grade = board.names.reports[report.report].grade
        meaning = terms.may_have(report.label, report.origin == board.me)
        new = Dot(name="new to you", tooltip="New: you have not looked at it yet.") if board.is_new(report) else None
        torn = Icon("scissors", 13, name="tear-line", tooltip="A tear-line: one label lower, part of the detail gone.")
        return Row(
            [
                Tlp(label, tooltip=f"{terms.LABEL[report.label]}. {meaning}"),
                Grade(grade, tooltip=_grade(grade)),
                torn if report.copy == Copy.TORN else None,
                Icon("lock", 13, "warn", name="originator control", tooltip=_ORCON) if report.orcon else None,
                Spacer(flex=1),
                Icon("sticky-note", 13, name="has a note")
                if board.note_key(report.report) in board.notes.notes
                else None,
                Icon("pin", 13, "gold_text", name="pinned") if board.pinned(report.report) else None,
                new,
                _state(report),
                Words(_age(report.age), "small", "dim", shrink=False),
            ],
            gap=7,
        )

    def _foot(self, report: Report) -> Widget:
        board = self._board
        origin = report.origin
        needers = board.lacking(report)
        sent = [board.code(n) for n in report.sent_to]
        ordered = sorted(board.ordered_to(report.report) - set(report.sent_to))
        marks = len(sent) + len(ordered) + 2 * min(3, len(needers))
        domain = terms.DOMAIN[report.domain]
        return Row(
            [
                Nation(origin, board.code(origin), own=origin == board.me, name=f"from {board.nation_name(origin)}"),
                Icon(DOMAIN_ICON[report.domain], 14, tooltip=domain),
                Words(domain, "small", "dim") if marks <= _MOST_MARKS else None,
                Spacer(flex=1),
                *_to("send", "sent to", report.sent_to, sent, f"You sent it to {', '.join(sent)}."),
                *_to("list-ordered", "on your list for", ordered, [board.code(n) for n in ordered], "On your list."),
                self._need(needers),
            ],
            gap=6,
        )

    def _need(self, needers: dict[int, str]) -> Widget | None:
        if not needers:
            return None
        board = self._board
        codes = [board.code(n) for n in needers]
        verb = "needs" if len(codes) == 1 else "need"
        words = f"{' '.join(codes) if len(codes) < 3 else len(codes)} {verb}"
        tip = "\n".join(f"{board.nation_name(n)} {why}." for n, why in needers.items())
        return Pill(words, "need", "need_fill", tooltip=f"{tip}\nYou have not sent it to them (R-NEED).")

    def _body(self, report: Report) -> list[Widget | None]:
        return [
            Divider(),
            *self._text(report),
            self._fresh(report),
            *self._provenance(report),
            *self._feet.report(report),
        ]

    def _text(self, report: Report) -> list[Widget | None]:
        card = self._board.names.reports[report.report]
        note = self._board.notes.notes.get(self._board.note_key(report.report), "")
        finding = None
        if report.exposed:
            finding = Paragraph(card.finding_false or "Analysis exposed it as false.", "body_bold", "bad")
        elif report.analysed:
            finding = Paragraph(card.finding or "Analysis confirmed it.", "body_bold", "good")
        return [
            Paragraph(card.text),
            Paragraph("Compromised and void: it counts for nothing.", "body_bold", "bad") if report.void else None,
            finding,
            self._bears(report),
            Row([Icon("sticky-note", 14, "gold_text"), Paragraph(note, "body", "hi", flex=1)], cross="start")
            if note
            else None,
        ]

    def _bears(self, report: Report) -> Widget | None:
        """What it is evidence of, as far as the nation can tell."""
        board = self._board
        if report.void:
            return None
        if not report.read:
            if board.view.clock.ended:
                return Words("Never read: only read reports are evidence.", "small", "warn")
            return Words("Not read yet: only read reports are evidence.", "small", "warn", tooltip=_READING)
        buttons: list[Widget] = [
            Button(
                f"report:{board.report_code(report.report)}:thread:{board.names.threads[t].codename}",
                board.names.threads[t].codename,
                "target",
                on_click=self._opener(t),
            )
            for t in report.bears
        ]
        band = (
            f"{terms.BAND[report.band]}, {round(report.band_certain / 10)} % sure" if report.band else "no weight seen"
        )
        words = f"Bears on a thread: {band}" if buttons else f"Bears on no thread you know · {band}"
        if borne_out(report):
            words += ", borne out"
        if report.exposed:
            words = "False: speaks against" if buttons else "False: proves nothing"
        tip = "How much it weighs as evidence; analysis makes the band certain (R-ASSESS)."
        if borne_out(report):
            tip += "\nAnother report bears it out: it counts in full, and analysis can only expose it."
        return Wrap([Words(words, "small", "dim", tooltip=tip), *buttons], gap=6)

    def _opener(self, t: int) -> Action:
        return lambda: self._looks.show_thread(t)

    def _fresh(self, report: Report) -> Widget:
        share = report.freshness / 100
        ink = "good" if share >= 0.7 else "warn" if share >= 0.35 else "bad"
        tip = f"{report.freshness} % of its worth is left; it halves every {report.half_life} hours (R-REPORT)."
        return Row(
            [
                Words("Freshness", "small", "dim", shrink=False),
                Meter(share, ink, thickness=5, name="freshness", flex=1),
                Words(f"{report.freshness} %", "small", "text", shrink=False),
            ],
            tooltip=tip,
        )

    def _provenance(self, report: Report) -> list[Widget | None]:
        board = self._board
        card = board.names.reports[report.report]
        subjects = terms.listed([board.names.subjects[u].name for u in report.subjects])
        released = [board.code(n) for n in report.released_to if n not in (board.me, report.origin)]
        control = "Originator control. " if report.orcon else ""
        grant = f"Released to {terms.listed(released)}. " if released else ""
        places = [board.names.channels[c].name for c in report.published]
        stands = f"Published in {terms.listed(places)}. " if places else ""
        notices = noticed.of_report(board.names, board.view, board.doctrine, board.items, report.report)
        lines = [
            f"{card.code} · {subjects}",
            f"{self._came(report)}, {terms.clock(report.got)} · source: {card.source}",
            f"{control}{grant}{stands}".strip(),
            *notices,
        ]
        return [Paragraph(line, "small", "dim") for line in lines if line]

    def _came(self, report: Report) -> str:
        """How the nation got it."""
        if report.sender == NONE:
            return "Own reporting"
        sender, base = self._board.nation_name(report.sender), self._board.found_in(report)
        if base == NONE:
            return f"From {sender}"
        return f"Found in {self._board.names.channels[base].name}, published by {sender}"


_MOST_MARKS = 6  # beside which there is room for the name of the domain; its sign always stands
_ORCON = "Originator control: passing it on needs the originator's release, whoever handed it over (R-REPORT)."
_READING = "Reports are read by themselves up to your reading capacity; “Read first” puts this one in front (R-ASSESS)."


def _to(icon: str, name: str, nations: Sequence[int], codes: Sequence[str], tip: str) -> list[Widget]:
    """A sign and the nations it stands for; nothing for none."""
    return [Icon(icon, 13, name=name), Nations(nations, codes, tooltip=tip)] if nations else []


def _grade(grade: str) -> str:
    source = {"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable"}
    worth = {"1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable"}
    first = source.get(grade[:1], "unreliable" if grade[:1] == "E" else "cannot be judged")
    return f"Grade {grade}: source {first}, information {worth.get(grade[1:], 'cannot be judged')} (R-REPORT)."


def _age(ticks: int) -> str:
    return f"{ticks} h" if ticks < 24 else f"{ticks // 24} d {ticks % 24} h"


def _state(report: Report) -> Widget | None:
    if report.void:
        return Pill("void", "bad", "bad_fill")
    if report.exposed:
        return Pill("false", "bad", "bad_fill")
    if not report.read:
        return Pill("unread", "warn")
    return Icon("check-check", 14, "good", name="analysed", tooltip="Analysed") if report.analysed else None

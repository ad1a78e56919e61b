"""What is known after the end: at the foot of the cards on the table, and as a card of what the nation never had."""

from __future__ import annotations

from collections.abc import Sequence

from game.match.lacking import lacking
from game.match.rivals import beside
from game.match.seat import Ended
from game.rules.online import MOST_HARDENED
from game.rules.view import Alert, Campaign, Matter, Nation, Report, Thread
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Foot
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Dialog, Divider, Heading, Label, Paragraph, Scroll, Wrap
from game.wording import terms, unveiled
from game.wording.named import Named, title


class Hindsight:
    """The truth behind the cards of a board; nothing can be ordered."""

    def __init__(self, ended: Ended, board: Board) -> None:
        self._board = board
        self._items, self._attempts = ended.items, ended.attempts
        truth = ended.survey.truth
        self._reports = {r.report: r for r in truth.reports} if truth else {}
        self._threads = {t.thread: t for t in truth.threads} if truth else {}
        self._intensity = truth.intensity if truth else ()

    # -- the feet of the cards

    def report(self, report: Report) -> Foot:
        """Whether it was true, and who had it."""
        return _known(self._of_report(report.report))

    def thread(self, thread: Thread) -> Foot:
        """Whether it was real, how the nation judged it, how sure each nation was, and whose forces stood on it."""
        noun = terms.JUDGEMENT_NOUN.get(thread.judged)
        judged = [f"You judged it a {noun}."] if noun else []
        return _known([*judged, *self._of_thread(thread.thread)])

    def campaign(self, campaign: Campaign, show: Widget | None) -> Foot:
        """Its course, and how strong it was in the end."""
        return [Wrap([show]) if show is not None else None, *_known(self._of_campaign(campaign.campaign))]

    def campaigns(self) -> list[Widget]:
        """How well the nation was prepared, and the campaigns that it does not see."""
        level = self._board.view.own.hardened
        hardened = [Label(f"Infrastructure hardened {level} of {MOST_HARDENED}", "small", "dim")] * bool(level)
        seen = {c.campaign for c in self._board.view.campaigns}
        others = [g for g in range(len(self._board.names.campaigns)) if g not in seen]
        buttons = [self._campaign_button(g) for g in others]
        lead = Label("Over, or never yours", "small", "dim")
        return [*([lead, Wrap(buttons, gap=6)] if buttons else []), *hardened]

    def _campaign_button(self, g: int) -> Button:
        text = self._board.names.campaigns[g]
        show = lambda: self.open(Named("campaign", g))  # noqa: E731
        return Button(f"campaign:{text.id}:show", text.name, "megaphone", on_click=show)

    def thread_buttons(self, thread: Thread) -> Foot:
        """Nothing to do."""
        return []

    def own_nation(self) -> list[Widget]:
        """Nothing to do."""
        return []

    def nation(self, nation: Nation) -> Foot:
        """Nothing to ask."""
        return []

    def matter(self, matter: Matter) -> None:
        """No answer."""

    def matters(self) -> list[Widget]:
        """No request."""
        return []

    def alert(self, alert: Alert) -> Foot:
        """No way on."""
        return []

    # -- cards of what the nation never had

    def open(self, thing: Named) -> Result:
        """Open the card of a report, thread or campaign that is not on the board."""
        names = self._board.names
        match thing.what:
            case "report" if thing.handle in self._reports:
                text = names.reports[thing.handle]
                about = [f"{text.grade} “{text.title}”", text.text, "You never saw it."]
                return Push(Unveiled(title(thing, names), about, self._of_report(thing.handle)))
            case "thread" if thing.handle in self._threads:
                about = [names.threads[thing.handle].about, "You never saw it."]
                return Push(Unveiled(title(thing, names), about, self._of_thread(thing.handle)))
            case "campaign" if self._intensity:
                about = [names.campaigns[thing.handle].about, "It does not run in your audience."]
                return Push(Unveiled(title(thing, names), about, self._of_campaign(thing.handle)))
        return None

    def _of_report(self, i: int) -> list[str]:
        truth = self._reports.get(i)
        return unveiled.report_card(truth, self._board.names) if truth is not None else []

    def _of_thread(self, t: int) -> list[str]:
        truth = self._threads.get(t)
        if truth is None:
            return []
        rivals = beside(self._items, t, self._board.speaker)
        short = lacking(self._attempts, truth, self._board.speaker)
        return [*unveiled.thread_card(truth, self._board.names), *([rivals] if rivals else []), *short]

    def _of_campaign(self, g: int) -> list[str]:
        if not self._intensity:
            return []
        course = [i for i in self._items if i.event in unveiled.OF_CAMPAIGNS and i.item == g]
        told = dict.fromkeys(f"Turn {i.turn + 1}: {self._board.sentence(i)}" for i in course)
        return [unveiled.strength(self._intensity[g], self._board.names), *told]


class Unveiled(Scene):
    """Something that never lay on the nation's table."""

    modal = True

    def __init__(self, name: str, about: Sequence[str], known: Sequence[str]) -> None:
        self.title = name
        self._about, self._known = about, known

    def build(self, ctx: Ctx) -> Widget:
        """What it is, then what is known of it now."""
        body = Column([*(Paragraph(words) for words in self._about if words), *_known(self._known)], gap=9)
        width = min(560 * max(1, 0.85 * ctx.text_scale), ctx.width_dp - 60)
        room = body.measure(ctx, ctx.px(width - 52))[1] / ctx.k + 4
        scroll = Scroll("unveiled:body", body, height=min(room, ctx.height_dp - 190 * ctx.text_scale), name=self.title)
        close = Button("unveiled:close", "Close", kind="primary", default=True, on_click=Pop)
        return Dialog([scroll], title=self.title, icon="eye", buttons=[close], id="unveiled", width=width)


def _known(lines: Sequence[str]) -> list[Widget]:
    """The heading and the lines; nothing for none."""
    if not lines:
        return []
    return [Divider(), Heading(unveiled.HEAD, "body_bold"), *(Paragraph(line, "body", "text") for line in lines)]

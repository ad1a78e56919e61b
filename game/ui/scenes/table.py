"""The table: the main screen of an exercise, from the first brief to the last committed turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pygame

from game.match.changed import changed
from game.match.folders import cache_folder
from game.match.seat import Ended, Noticed, Refused, Seat, Told, Warned, told_of
from game.rules.codes import NONE
from game.rules.orders import BY_KIND, Kind
from game.ui.scene import Push, Result, Scene
from game.ui.scenes import doors, table_dialogs, topbar
from game.ui.scenes.desk import Desk
from game.ui.scenes.ending import Ending
from game.ui.scenes.help import Help
from game.ui.scenes.lookup import pages
from game.ui.scenes.offers import Offers
from game.ui.scenes.order_form import OrderForm
from game.ui.scenes.orders_panel import OrdersPanel
from game.ui.scenes.pause import Pause
from game.ui.scenes.save_as import SaveAs
from game.ui.scenes.share_dialog import ShareDialog
from game.ui.scenes.table_layout import Layout
from game.ui.scenes.turn_report import TurnReport
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column, Empty, Panel
from game.wording.outlook import Columns


class TableScene(Scene):
    """One seat's screen. It hears the seat, shows its view, and hands its orders back."""

    title = "Table"

    def __init__(self, seat: Seat, cache: Path | None = None, way_out: str = doors.MENU) -> None:
        """`cache` is the folder for drawn maps, by default the game's own; `way_out` is where leaving leads to."""
        self.desk = Desk(seat)
        self.way_out = way_out
        self.orders = OrdersPanel(self.desk, self)
        offers = Offers(self.desk, self)
        self.layout = Layout(self.desk, self, offers, self.orders, cache or cache_folder() / "maps")
        self._settle()
        chosen = self.layout.inbox.chosen
        self.first_focus = f"report:{self.desk.report_code(chosen)}" if chosen >= 0 else "order:new"
        self._ctx: Ctx | None = None
        self._over = False
        self._asked: set[str] = set()  # decisions put before the player already

    # -- the course of the game

    def on_tick(self, dt: float) -> Result:
        self.desk.settle(dt)
        if self.desk.poll():
            self._settle()
            self.invalidate()
        while self.desk.news:
            move = self._hear(self.desk.news.pop(0))
            if move is not None:
                return move
        if self._over:
            return self._after_the_end()
        return self._put_before() if self.desk.open else None

    def _settle(self) -> None:
        if self.desk.open:
            self.layout.settle()

    def on_close(self) -> None:
        self.desk.flush()

    def on_event(self, event: pygame.event.Event) -> Result:
        return self.menu() if event.type == pygame.QUIT else None

    def _hear(self, news: object) -> Result:
        match news:
            case Told():
                return Push(self._report(news))
            case Ended():
                self._over = True
                return Push(Ending(news, self.desk.seat, self.way_out, self.desk.kinds or frozenset(BY_KIND)))
            case Warned():
                return Push(table_dialogs.EndTurn(self.desk, news.unfinished), lambda _: self.desk.commit(sure=True))
            case Refused() | Noticed():
                self.app.toast(news.text, "warn")
        return None

    def _after_the_end(self) -> Result:
        """The end was left: either the exercise was restarted, or there is nothing more to do here."""
        self._over = False
        return doors.to_menu() if self.desk.over else None

    def _put_before(self) -> Result:
        """A decision that arrived is put before the player once."""
        decided = {q.columns.get("inject") for q in self.desk.orders if q.kind is Kind.DECIDE}
        for decision in self.desk.view.decisions:
            key = f"{self.desk.games}:{self.desk.view.clock.turn}:{decision.inject}"
            if decision.chosen == NONE and decision.inject not in decided and key not in self._asked:
                self._asked.add(key)
                return self.decide(decision.inject)
        return None

    # -- what the parts ask for

    def share(self, report: int, tear: bool = False) -> Result:
        return Push(ShareDialog(self.desk, report, tear))

    def compose(self, kind: Kind, columns: Columns) -> Result:
        if kind is Kind.SHARE and columns.get("report", NONE) >= 0:
            return self.share(columns["report"])
        return Push(OrderForm(self.desk, kind, columns))

    def order(self, kind: Kind, columns: Columns) -> Result:
        self.desk.add(kind, columns)
        return None

    def write_note(self, report: int) -> Result:
        text = self.desk.notes.notes.get(self.desk.note_key(report), "")
        code = self.desk.report_code(report)
        note = table_dialogs.WriteLine(f"Note on {code}", "Only you see it, and the search finds it.", text, 400)
        return Push(note, lambda words: self.desk.write_note(report, str(words)))

    def explain(self, key: str) -> Result:
        text = next((q.placed.entry.rationale for q in self.desk.orders if q.key == key), "")
        lead = "Why this order? It is kept for the review after the exercise."
        return Push(
            table_dialogs.WriteLine("Reason", lead, text, 300), lambda words: self.desk.explain(key, str(words))
        )

    def show_nation(self, n: int) -> Result:
        self.layout.show_nation(n)
        return None

    def show_thread(self, t: int) -> Result:
        self.layout.show_thread(t)
        return None

    def show_report(self, i: int) -> Result:
        self.layout.show_report(i)
        if self._ctx is not None:
            self._ctx.move_focus(f"report:{self.desk.report_code(i)}")
        return None

    def show_matters(self) -> Result:
        self.layout.turn_to("matters")
        return None

    def show_alerts(self) -> Result:
        self.layout.turn_to("alerts")
        return None

    def decide(self, inject: int) -> Result:
        decision = next((d for d in self.desk.view.decisions if d.inject == inject), None)
        return Push(table_dialogs.Decide(self.desk, decision)) if decision is not None else None

    def show_turn(self, turn: int) -> Result:
        return Push(self._report(told_of(self.desk.items, turn)))

    def _report(self, told: Told) -> TurnReport:
        """A turn that is over; of the last one also what changed and no event tells."""
        desk = self.desk
        before, after, heard = desk.before, desk.view, desk.items
        for ended in (news for news in desk.news if isinstance(news, Ended)):
            before, after, heard = desk.view, ended.view, ended.heard
        if before is None or told.turn + 1 != after.clock.turn:
            return TurnReport(told, desk.seat)
        return TurnReport(told, desk.seat, changed(desk.names, desk.doctrine, before, after, heard))

    def any_order(self) -> Result:
        return Push(table_dialogs.OrderList(self.desk), lambda kind: self.compose(Kind(int(str(kind))), {}))

    def commit(self) -> Result:
        self.desk.commit()
        return None

    # -- shortcuts and bars

    def menu(self) -> Result:
        """Save, load, begin again, leave."""
        self.desk.flush()
        turn = self.desk.view.clock.turn + 1 if self.desk.open else 1
        return Push(Pause(self.desk.seat, turn, self._help, self.desk.take, self.way_out))

    def _help(self) -> Help:
        """Keys and, once there is something to tell, words and numbers of the exercise."""
        desk = self.desk
        return Help(pages=pages(desk.names, desk.doctrine, desk.view, desk.kinds) if desk.open else ())

    def messages(self) -> Result:
        """All that Exercise Control sent."""
        return Push(table_dialogs.Messages(self.desk), lambda inject: self.decide(int(str(inject))))

    def keys(self) -> Mapping[str, Callable[[], object]]:
        if not self.desk.open:
            return {}
        tabs = [value for value, *_ in self.layout.tabs()]
        return {
            "ctrl+s": self._save,
            "ctrl+z": self.desk.undo,
            "ctrl+enter": self.commit,
            "escape": self.menu,
            "+": self.any_order,
            "r": self._request,
            **{str(n + 1): partial(self.layout.turn_to, value) for n, value in enumerate(tabs)},
            **self.orders.keys(),
        }

    def _request(self) -> Result:
        """Ask the nation whose card is open, or one to be chosen."""
        asked = self.layout.nation
        other = asked not in (NONE, self.desk.me)
        return self.compose(Kind.REQUEST, {"to": 1 << asked} if other else {})

    def _save(self) -> Result:
        self.desk.flush()
        label = f"{self.desk.names.title[:24]}, turn {self.desk.view.clock.turn + 1}"
        return Push(SaveAs(self.desk.seat, label, self.desk.take))

    def _top(self, ctx: Ctx) -> Widget:
        actions = topbar.TopActions(
            messages=self.messages,
            briefing=lambda: Push(table_dialogs.Orientation(self.desk)),
            help=lambda: Push(self._help()),
            menu=self.menu,
            own=lambda: self.show_nation(self.desk.me),
        )
        return topbar.topbar(ctx, self.desk, actions)

    def build(self, ctx: Ctx) -> Widget:
        self._ctx = ctx
        if not self.desk.open:
            hint = "The seat has not answered yet."
            return Column([Panel([Empty(icon="hourglass", text="Waiting for the exercise", hint=hint)], name="Table")])
        return self.layout.build(ctx, self._top(ctx))

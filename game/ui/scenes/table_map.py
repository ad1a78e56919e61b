"""The map of the table: nations with their trust, the best channel of each pair, traffic, and task forces."""

from __future__ import annotations

from pathlib import Path

from game.rules.codes import NONE, Label, Stage
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Connection, Force, Nation
from game.ui.map.geometry import TheatreMap, theatre
from game.ui.map.scene import ForceMarker, Link, LinkState, MapScene, NationPin
from game.ui.map.widget import LinkLegend, MapView, link_key
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.signs import STAGE_OF, STATE_OF
from game.ui.theme import nation_mark
from game.ui.tree import Ctx, Tip, Widget
from game.ui.widgets import Panel
from game.wording import terms

_CONNECTION = {
    Connection.OPEN: "A channel carries AMBER or more.",
    Connection.RESTRICTED: "Only channels below AMBER work.",
    Connection.PENDING: "A liaison officer or an agreement is being set up.",
    Connection.STRAINED: "Trust on one side is below what GREEN asks for.",
}
_LEGEND: tuple[tuple[LinkState, str], ...] = (
    ("open", "Open: AMBER and more"),
    ("restricted", "Restricted: below AMBER"),
    ("pending", "Being set up"),
    ("strained", "Strained"),
)


class Theatre:
    """The map of the exercise as the nation knows it."""

    def __init__(self, board: Board, looks: Looks, cache: Path | None) -> None:
        self._board = board
        self._looks = looks
        self._cache = cache
        self._theatre: TheatreMap = theatre(board.names.map)
        self._codes = {nation.code: n for n, nation in enumerate(board.names.nations)}

    def build(self, ctx: Ctx, chosen: int, margins: tuple[float, float, float, float]) -> Widget:
        """The map; `chosen` is the nation whose card is shown, `margins` (dp) are covered by panels."""
        scene = MapScene(self._pins(chosen), self._links(), self._forces())
        return MapView(
            self._theatre,
            scene,
            cache=self._cache,
            id="map",
            name="Map",
            anchor="fill",
            margins=margins,
            slots=tuple(n.place for n in self._board.names.nations),
            tips=self._tips(scene),
            on_nation=lambda code: self._looks.show_nation(self._codes[code]),
            on_force=self._show_force,
        )

    def lies_east(self, n: int) -> bool:
        """Whether a nation stands in the right half of all nations' places."""
        across = [self._theatre.territories[nation.place].label[0] for nation in self._board.names.nations]
        return across[n] > (min(across) + max(across)) / 2

    def legend(self, ctx: Ctx, bottom: float) -> Panel:
        """What the lines mean, on its own ground `bottom` dp above the lower edge."""
        used = {STATE_OF[n.connection] for n in self._board.view.nations}
        lines = LinkLegend([(s, words) for s, words in _LEGEND if s in used], name="What the lines mean")
        return Panel(
            [lines],
            floats=True,
            border="line",
            radius=8,
            pad=(8, 12),
            id="legend",
            name="Legend",
            anchor="bottomleft",
            at=lambda r: (ctx.px(12), r.h - ctx.px(bottom)),
        )

    def _show_force(self, key: str) -> object:
        force = self._board.forces.get(int(key))
        return self._looks.show_thread(force.thread) if force is not None else None

    def _pins(self, chosen: int) -> tuple[NationPin, ...]:
        waiting = [m.asker for m in self._board.waiting()]
        return tuple(self._pin(n, n == chosen, waiting.count(n)) for n in range(len(self._board.names.nations)))

    def _pin(self, n: int, chosen: bool, waiting: int) -> NationPin:
        text, nation = self._board.names.nations[n], self._board.nations.get(n)
        strained = nation is not None and nation.connection == Connection.STRAINED
        return NationPin(
            text.code,
            text.name,
            text.place,
            nation_mark(n),
            note="You" if nation is None else terms.level(nation.its_trust),
            note_ink="accent" if nation is None else "bad" if strained else "dim",
            badge=waiting,
            selected=chosen,
        )

    def _links(self) -> tuple[Link, ...]:
        """The viewer's own ties, and what passed between others last turn as far as it was told."""
        board, me = self._board, self._board.me
        mine = board.code(me)
        links = [
            Link(mine, board.code(n.nation), STATE_OF[n.connection], self._width(n), self._traffic(n.nation))
            for n in board.view.nations
        ]
        told = board.last_turn(Event.DELIVERED, Event.SENT)
        pairs = sorted(
            {(i.actor, i.target) for i in told if NONE not in (i.actor, i.target) and me not in (i.actor, i.target)}
        )
        return (
            *links,
            *(Link(board.code(a), board.code(b), "open", 1, 1, int((b, a) in pairs and a > b)) for a, b in pairs),
        )

    def _width(self, nation: Nation) -> int:
        """1 to 3 by the highest label that goes there."""
        ways = [t for c in self._board.view.channels for t in c.toward if t.nation == nation.nation and t.works]
        best = max((t.ceiling for t in ways), default=Label.CLEAR)
        return 3 if best >= Label.STRICT else 2 if best >= Label.AMBER else 1

    def _traffic(self, n: int) -> int:
        """+1 when an order of the list sends something there, -1 when something came from there last turn."""
        sends = any(q.columns.get("to", 0) >> n & 1 for q in self._board.orders if q.kind == Kind.SHARE)
        came = any(i.actor == n for i in self._board.last_turn(Event.DELIVERED) if i.target == self._board.me)
        return 1 if sends else -1 if came else 0

    def _forces(self) -> tuple[ForceMarker, ...]:
        return tuple(self._marker(f) for f in self._board.view.forces if f.stage != Stage.FREE)

    def _marker(self, force: Force) -> ForceMarker:
        board = self._board
        thread = board.threads.get(force.thread)
        place = thread.place if thread is not None else force.lead
        note = terms.STAGE[board.stage(force)] if force.member else "invited"
        name = board.names.threads[force.thread].codename if force.thread != NONE else "Task force"
        return ForceMarker(str(force.key), name, board.names.nations[place].place, note, STAGE_OF[board.stage(force)])

    def _tips(self, scene: MapScene) -> dict[str, Tip]:
        board = self._board
        tips: dict[str, Tip] = {link_key(link): self._link_tip(link) for link in scene.links}
        for n in board.view.nations:
            tips[board.code(n.nation)] = (
                f"{board.nation_name(n.nation)}: trusts you {terms.level(n.its_trust)}, you trust it "
                f"{terms.level(n.my_trust)}. {_CONNECTION[n.connection]}"
            )
        for force in board.view.forces:
            members = terms.listed([board.code(m) for m in force.members])
            name = board.names.threads[force.thread].codename if force.thread != NONE else "a thread you do not know"
            tips[str(force.key)] = f"Task force on {name}: {members}, {terms.STAGE[board.stage(force)]}."
        return tips

    def _link_tip(self, link: Link) -> str:
        nation = self._board.nations.get(self._codes[link.b])
        if nation is None or link.a != self._board.code(self._board.me):
            return "Something passed between them last turn, as far as you were told."
        flow = {1: " Your list sends something there.", -1: " Something came from there last turn.", 0: ""}
        return f"You and {self._board.nation_name(nation.nation)}. {_CONNECTION[nation.connection]}{flow[link.traffic]}"

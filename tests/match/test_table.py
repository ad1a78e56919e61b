"""The turn machine: orders are data until everybody is ready; then the turn is resolved once."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from game.match.entries import EXCON, Act, Control, SeatNotes, Setup
from game.match.game import Game
from game.match.naming import NamingError
from game.match.opening import autoplayed
from game.match.replay import replay
from game.match.saves import from_bytes, to_bytes
from game.match.seat import Add
from game.match.store import AUTOSAVE, EARLIER, Store
from game.match.table import Phase, Table
from game.partners.policy import PARTNER, POLICIES
from game.rules.arrays import Bool
from game.rules.codes import NEVER
from game.rules.observe import Seen
from game.rules.orders import Kind, Orders, rows_of
from game.rules.tables import PublicTables
from tests.match.world import exercise


class Registers:
    """A policy that registers an interest for each of its nations, every turn."""

    name = "registers"
    about = "registers interests"

    def __init__(self) -> None:
        self.asked = 0

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        self.asked += 1
        b, n = np.nonzero(players)
        return rows_of(b, n, Kind.REGISTER, subject=np.full(len(b), 1))


class Told:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def resolved(self, turn: int) -> None:
        self.heard.append(f"resolved {turn}")

    def ended(self) -> None:
        self.heard.append("ended")

    def restarted(self) -> None:
        self.heard.append("restarted")

    def noticed(self, text: str) -> None:
        self.heard.append(text)


NATIONS = exercise().names.nation
REGISTER = Add("register", {"subject": exercise().names.subject[0]})


def table(humans: int = 1, store: Store | None = None, seed: int = 5) -> Table:
    """A table whose first nations are human and whose others are played by Registers."""
    seats = {n: "human" if k < humans else "registers" for k, n in enumerate(NATIONS)}
    setup = Setup(scenario="harbour-watch", seats=seats)
    return Table(Game(exercise(), setup, seed), {"registers": Registers()}, store)


def test_a_turn_waits_for_every_human_seat() -> None:
    made = table(humans=2)
    made.ready(NATIONS[0])
    assert (made.phase, made.game.turn) == (Phase.COLLECTING, 0)
    made.ready(NATIONS[1])
    assert (made.phase, made.game.turn) == (Phase.COLLECTING, 1)


def test_whoever_changes_the_list_is_not_ready_any_more() -> None:
    made = table(humans=2)
    made.ready(NATIONS[0])
    made.change(NATIONS[0], REGISTER)
    made.ready(NATIONS[1])
    assert made.game.turn == 0


def test_partner_orders_are_entries_of_the_log() -> None:
    made = table()
    made.change(NATIONS[0], REGISTER)
    made.ready(NATIONS[0])
    assert [(e.author, e.kind) for e in made.game.entries] == [(n, "register") for n in NATIONS]
    assert made.game.entries[1].fields == {"subject": exercise().names.subject[1]}


def test_who_submits_first_does_not_matter() -> None:
    one, two = table(humans=2), table(humans=2)
    for made, order in ((one, NATIONS[:2]), (two, NATIONS[1::-1])):
        for nation in order:
            made.change(nation, REGISTER)
        for nation in order:
            made.ready(nation)
    assert one.game.digests == two.game.digests
    assert one.game.entries == two.game.entries


def test_a_pause_holds_the_turn_until_no_reason_is_left() -> None:
    made = table()
    made.pause("host lost")
    made.pause("instructor")
    made.ready(NATIONS[0])
    made.resume("instructor")
    assert (made.game.turn, made.pauses) == (0, {"host lost"})
    made.resume("host lost")
    assert (made.game.turn, made.pauses) == (1, set())
    acts = [e.kind for e in made.game.entries if e.act is Act.CONTROL]
    assert acts == [Control.PAUSE, Control.PAUSE, Control.RESUME, Control.RESUME]


def test_exercise_control_fires_an_inject_of_its_tray() -> None:
    made, quiet = table(), table()
    tray = int(exercise().tables.inject_tray.argmax())
    inject = exercise().names.inject[tray]
    made.fire(inject)
    for each in (made, quiet):
        each.ready(NATIONS[0])
    assert made.game.state.fired[0, tray] == 0
    assert quiet.game.state.fired[0, tray] == NEVER
    first = made.game.entries[0]
    assert (first.author, first.act, first.kind) == (EXCON, Act.INJECT, inject)
    assert replay(made.save()).digests == made.game.digests
    assert made.fired == []
    with pytest.raises(NamingError, match="no inject called 'flood'"):
        made.fire("flood")


def test_what_control_is_about_to_fire_survives_a_save() -> None:
    made = table()
    made.fire(exercise().names.inject[0])
    save = from_bytes(to_bytes(made.save()))
    again = Table(replay(save), {"registers": Registers()})
    again.continue_drafts(save.manifest.drafts, save.manifest.notes)
    assert again.fired == made.fired


def test_the_game_ends_after_its_last_turn_and_takes_no_orders() -> None:
    made = table()
    heard = Told()
    made.listeners.append(heard)
    for _ in range(exercise().tables.public.turns):
        made.ready(NATIONS[0])
    assert made.phase is Phase.ENDED
    assert heard.heard[-2:] == [f"resolved {exercise().tables.public.turns - 1}", "ended"]
    with pytest.raises(ValueError, match="no orders are taken"):
        made.change(NATIONS[0], REGISTER)
    with pytest.raises(ValueError, match="has ended"):
        made.game.resolve([])


def test_resigning_ends_the_game_and_nobody_plays_on() -> None:
    made = table()
    made.ready(NATIONS[0])
    made.resign(NATIONS[0])
    assert (made.phase, made.game.turn, made.game.resigned) == (Phase.ENDED, 1, True)
    assert made.game.entries[-1].author == NATIONS[0]


def test_a_restart_begins_anew_with_the_seed_that_is_asked_for() -> None:
    made = table(seed=5)
    start = made.game.state
    made.change(NATIONS[0], REGISTER)
    made.ready(NATIONS[0])
    made.resign(NATIONS[0])
    made.restart(5)
    assert (made.phase, made.game.turn, made.game.entries) == (Phase.COLLECTING, 0, [])
    assert made.game.state.arrival.tolist() == start.arrival.tolist()
    made.restart(6)
    assert made.game.seed == 6
    assert made.game.state.seeds.tolist() == [6]


def test_a_turn_that_cannot_be_resolved_leaves_the_orders_and_the_game(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table()
    made.change(NATIONS[0], REGISTER)
    before = made.game.state

    def fails(*_: object) -> tuple[()]:
        raise NamingError("a policy that names nothing")

    monkeypatch.setattr(Table, "_partner_entries", fails)
    with pytest.raises(NamingError):
        made.ready(NATIONS[0])
    assert (made.phase, made.game.turn, made.game.state) == (Phase.COLLECTING, 0, before)
    assert len(made.drafts[NATIONS[0]].entries) == 1


def test_a_seat_without_its_policy_is_refused() -> None:
    setup = Setup(scenario="harbour-watch", seats={NATIONS[0]: "human", **dict.fromkeys(NATIONS[1:], "nobody")})
    with pytest.raises(ValueError, match="no policy called 'nobody'"):
        Table(Game(exercise(), setup, 1), {})


def test_every_change_is_on_disk_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = table(store=store)
    made.change(NATIONS[0], REGISTER)
    assert [e.kind for e in store.get(AUTOSAVE).manifest.drafts[NATIONS[0]]] == ["register"]
    made.keep(NATIONS[0], SeatNotes(pins=("report:R-101",)))
    assert store.get(AUTOSAVE).manifest.notes[NATIONS[0]].pins == ("report:R-101",)
    made.ready(NATIONS[0])
    assert store.get(AUTOSAVE).manifest.turn == 1
    assert store.get(AUTOSAVE).manifest.drafts == {}


def test_a_folder_that_cannot_be_written_is_said_once_and_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    made = table(store=Store(tmp_path / "saves"))
    heard = Told()
    made.listeners.append(heard)
    made.change(NATIONS[0], REGISTER)
    made.change(NATIONS[0], REGISTER)
    made.ready(NATIONS[0])
    notices = [h for h in heard.heard if "not saved" in h]
    assert len(notices) == 1
    assert "You can play on" in notices[0]
    assert made.game.turn == 1


def test_a_restart_keeps_the_earlier_game_in_its_own_slot(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = table(store=store)
    made.ready(NATIONS[0])
    made.restart(9)
    assert store.get(EARLIER).manifest.seed == 5
    assert store.get(AUTOSAVE).manifest.seed == 9


def test_autoplay_plays_to_the_end_with_a_policy_in_one_seat() -> None:
    made = autoplayed(exercise(), "hoarder", 3)
    seats: Mapping[str, str] = made.setup.seats
    assert made.phase is Phase.ENDED
    assert sorted(seats.values()) == sorted(["hoarder", *[PARTNER] * (len(NATIONS) - 1)])
    assert set(POLICIES) >= set(seats.values())

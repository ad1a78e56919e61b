"""A whole exercise in the terminal: the first page, orders with their forecast, the turn report, the score."""

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from game.match.entries import Entry
from game.match.exercise import Exercise, find
from game.match.opening import new_game, saved_game
from game.match.seat import Answer, Previewed, Told, Unfinished
from game.match.store import Store
from game.rules.codes import MatterKind
from game.rules.costs import ACCEPT_COST
from game.rules.orders import ORDERS
from game.rules.preview import Delivery
from game.rules.reasons import Reason
from game.scenario.bundled import bundled_files
from game.text import guide
from game.text.callsigns import Callsigns
from game.text.terminal import Terminal, play
from game.text.undone import WORDS, undone
from game.wording.figures import COST
from game.wording.passing import UNPROVEN
from tests.match.world import exercise
from tests.text.world import CAS, CATALOGUE, NAMES, Player

TURNS = exercise().tables.public.turns


@pytest.fixture
def player(tmp_path: Path) -> Player:
    person = Player(tmp_path)
    person.pipes("")
    return person


def held_code(player: Player) -> str:
    """A report that the player holds by now."""
    for _ in range(6):
        found = re.search(r"^R-\d+", player.types("inbox"), re.MULTILINE)
        if found:
            return found[0]
        player.types("end!")
    raise AssertionError("no report came in six turns")


def test_the_first_page_says_who_you_are_and_what_to_type(tmp_path: Path) -> None:
    page = Player(tmp_path).pipes("")
    length = "About 25 minutes, longer the first time."
    assert page.startswith(f"Need to Share: Harbour Watch\n{length} You are Alvenia, with 2 partner nations.")
    assert "Three nations watch the same strait. None of them sees the whole of it." in page
    assert "Warn the nation that needs it in time" in page
    assert "'help' lists everything" in page
    assert "Turn 1 of 12" in page


def test_a_whole_exercise_is_played_over_a_pipe_to_its_score(tmp_path: Path) -> None:
    turn = "status\ninbox\nthreads\nrequests\nregister money\nrequest bor shipping\nend\nend!\n"
    printed = Player(tmp_path).pipes(turn * TURNS + "score\nscore outcome\nquit\n")
    assert printed.count("is resolved.") == TURNS
    assert "The exercise is over." in printed
    assert "How the threads ended:" in printed
    assert re.search(r"Score of the coalition: \d+ of 100\.", printed)
    assert re.search(r"- Outcome \d+\.\d, (P|S|M|U|N/A), [a-z ()]+; weight 60\.", printed)
    assert "To talk about:" in printed
    assert "This game's seed was 5" in printed
    assert "Traceback" not in printed


def test_the_seed_is_hidden_until_the_end(tmp_path: Path) -> None:
    person = Player(tmp_path, seed=987654321)
    assert "987654321" not in person.pipes("help\nstatus\nend!\n")
    assert "987654321" in person.types("resign!")


def test_an_order_tells_its_forecast_and_joins_the_list(player: Player) -> None:
    printed = player.types("request bor money because we share the strait")
    assert printed.startswith("Ask BOR about Money transfers:\nCan be carried out for 1 staff point.")
    assert "Queued as order 1; 4 staff points left." in printed
    assert "Ask BOR about Money transfers (1 staff point). Because we share the strait." in player.types("list")


def test_trying_an_order_gives_nothing(player: Player) -> None:
    assert "Can be carried out" in player.types("try request bor money")
    assert "No orders yet this turn" in player.types("list")


def test_an_order_that_would_be_refused_is_not_given_and_says_what_would_help(player: Player) -> None:
    printed = player.types("stand-down M1", "negotiate alv")
    assert "There is no M1" in printed
    assert "A nation cannot do this with itself (R-ORDER). Name another nation." in printed
    assert "The order is not given." in printed
    assert "No orders yet" in player.types("list")


def test_a_share_tells_arrival_exposure_and_need(player: Player) -> None:
    code = held_code(player)
    printed = player.types(f"try share {code} to bor via liaison")
    assert "Borland: arrives Day" in printed
    assert "Chance of a compromise over the next 36 hours, by the holders you know of:" in printed


def test_a_breach_is_given_only_to_who_insists(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    breach = Delivery(CAS, Reason.ACCEPTED, 7, need=True, breach=True)
    poll = player.seat.poll

    def polled() -> tuple[Answer, ...]:
        """What the seat says, every order made out to be a breach."""
        return tuple(
            replace(a, preview=replace(a.preview, deliveries=(breach,), found=120)) if isinstance(a, Previewed) else a
            for a in poll()
        )

    monkeypatch.setattr(player.seat, "poll", polled)
    printed = player.types("request bor money")
    assert "A breach: it breaks the report's label or its originator's control." in printed
    assert "Breach: found with a chance of 12 % or more." in printed
    assert "The order is not given yet: it is a breach. To give it all the same, write request! instead." in printed
    assert "No orders yet" in player.types("list")
    assert "Queued as order 1" in player.types("request! bor money")


def test_orders_can_be_undone_dropped_and_moved(player: Player) -> None:
    player.types("request bor money", "register money")
    assert player.types("move 2 1").splitlines()[0].startswith("1. Register interest in Money transfers")
    assert "Ask BOR" not in player.types("drop 2")
    assert "Taken back; on the list again: Ask BOR about Money transfers." in player.types("undo")
    player.types("move 1 2", "move 2 1")
    assert "the orders stand as they did before" in player.types("undo")
    player.types("request cas money")
    assert "Taken back; off the list again: Ask CAS about Money transfers." in player.types("undo")
    assert "Name orders from 1 to 2" in player.types("drop 7")


def test_an_order_that_fails_at_the_end_of_the_turn_is_named(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Entry(key="alv-1-1", turn=1, author="alv", kind="request", fields={"to": ("bor",), "subject": "money"})
    poll = player.seat.poll

    def polled() -> tuple[Answer, ...]:
        """What the seat says, with one order refused."""
        refused = ((entry, Reason.OPEN_REQUEST),)
        return tuple(replace(a, refused=refused) if isinstance(a, Told) else a for a in poll())

    monkeypatch.setattr(player.seat, "poll", polled)
    assert "- Ask BOR about Money transfers: refused. A request between you is still open" in player.types("end!")


def test_short_names_outlast_a_loaded_game() -> None:
    exercise_, pages = Exercise.of_file(find("eleventh-hour")), "requests\nforces\n"
    opened = new_game(exercise_, seed=1)
    first, again = StringIO(), StringIO()
    play(opened.seat, exercise_.catalogue, StringIO("end!\n" * 4 + pages), first)
    play(saved_game(opened.table.save()).seat, exercise_.catalogue, StringIO(pages), again)
    named = set(re.findall(r"^(?:> )?([MF]\d+)[,:]", again.getvalue(), re.MULTILINE))
    assert max(int(name[1:]) for name in named) > len(named)  # they have not been counted anew
    assert first.getvalue().endswith(again.getvalue().split("\n> ", 1)[1])


def test_a_stray_word_does_not_end_the_turn(player: Player) -> None:
    for line in ("end now", "end! turn", "resign! all", "undo 2"):
        assert "Nothing is done." in player.types(line)
    assert "Turn 1 of" in player.types("status")


def test_a_proposal_about_to_lapse_is_not_called_a_request() -> None:
    assert WORDS["lapsing"] == ("request or proposal about to lapse", "requests or proposals about to lapse")


def test_what_is_left_undone_is_named_by_what_it_is_typed_by() -> None:
    calls = Callsigns(matters={70: "M3"}, forces={}, decisions={0: "D1"})
    one, two = (r.code for r in CATALOGUE.reports[:2])
    found = (Unfinished("staff", 2), Unfinished("lapsing", 1, (70,)), Unfinished("decisions", 1, (0,)))
    said = "2 staff points unspent, 1 request or proposal about to lapse (M3) and 1 decision that waits for you (D1)"
    assert undone(found, CATALOGUE, calls) == said
    many = undone((Unfinished("unread", 6, (0, 1) * 3),), CATALOGUE, calls)
    assert many == f"6 reports that will stay unread ({one}, {two}, {one}, {two} and 2 more)"


def test_ending_the_turn_warns_once_and_then_obeys(player: Player) -> None:
    assert "Still open: 5 staff points unspent. Type end! to end the turn all the same." in player.types("end")
    assert "Turn 1 is resolved." in player.types("end!")
    assert player.types("news").strip()


def test_a_framework_that_another_adopted_is_news() -> None:
    money, printed = Exercise.of_file(find("paper-trail")), StringIO()
    play(new_game(money, seed=73).seat, money.catalogue, StringIO("end!\n" * 4 + "show tav\n"), printed)
    assert printed.getvalue().count("Tavenna's legal framework is in force.") == 1
    assert "Its legal framework is in force." in printed.getvalue()


def test_a_game_begun_anew_has_no_news_of_the_old_one(player: Player) -> None:
    player.types("end!", "restart! same")
    assert player.types("news") == "No turn has been resolved yet.\n"


def test_words_that_mean_nothing_get_the_nearest(player: Player) -> None:
    assert "nearest is 'inbox'" in player.types("inbx")
    assert "nearest is 'share'" in player.types("shaer R-1 to bor")
    assert "You know of nothing called 'R-000'" in player.types("show R-000")
    assert "There is no help on 'zzz'" in player.types("help zzz")


def test_a_report_that_is_not_held_is_never_confirmed_to_exist(player: Player) -> None:
    mine = player.types("inbox")
    hidden = [r.code for r in CATALOGUE.reports if r.code not in mine]
    assert hidden
    for line in ("show {}", "{}", "read {}", "share {} to bor via liaison", "try analyse {}"):
        real, invented = (player.types(line.format(code)).replace(code, "CODE") for code in (hidden[0], "R-000"))
        assert real == invented


def test_help_tells_of_orders_pages_and_rules(player: Player) -> None:
    assert "To look:" in player.types("help")
    assert "share R-714 to NATION via CHANNEL" in player.types("help share")
    assert "R-TRUST, Trust:" in player.types("help r-trust")
    assert "your reports" in player.types("help inbox")
    assert "forces: your task forces" in player.types("help forces")
    assert "Judgement: what your own nation holds" in player.types("help judge")
    for word in ("Coverage", "timeliness", "safeguards", "outcome", "handling", "staff points", "caveats", "free"):
        assert "There is no help" not in player.types(f"help {word}"), word
    assert player.types("help reading").startswith("Reading: ")
    assert "Reasons: trust (trust is too low); staff" in player.types("help decline")
    assert player.types("help save") == "save NAME: save the game into a slot\n"
    assert "service legal framework by ORGANISATION: Adopt the framework" in player.types(
        "help service legal framework"
    )
    assert "Each keeps its short name to the end of the game." in player.types("help")


def test_help_tells_the_cost_of_an_order_that_has_several(player: Player) -> None:
    assert "Costs 2 staff points for an agreement, 1 for joint training, else none" in player.types("help accept")
    assert "none as a nil return or a referral" in player.types("help answer")


def test_the_costs_that_help_tells_are_those_of_the_rules() -> None:
    assert ACCEPT_COST == {MatterKind.AGREEMENT: 2, MatterKind.TRAINING: 1, MatterKind.INVITATION: 0}
    assert {o.kind for o in ORDERS if o.kind in COST and o.cost > 1} == set()


def test_everything_that_a_page_lists_can_be_shown(player: Player) -> None:
    assert "registered by" in player.types("show subjects")
    for card, words in {
        "money": "Money transfers (money): registered by",
        "Compact Net": "compact-net (Compact Net, technology platform)",
        "strait-compact": "you are a member; members",
        "note": "hours on the way",
        "borl": "A careful neighbour",
        "borlund": "You know of nothing called 'borlund'; nearest is 'bor'.",
    }.items():
        assert words in player.types(f"show {card}"), card
    assert "Show what?" in player.types("show")


def test_what_the_exercise_does_not_use_is_not_offered(player: Player) -> None:
    assert "harden" not in player.types("orders")
    assert "This exercise does not use it." in player.types("help harden")
    assert "share" in player.types("orders")


def test_saving_asks_before_it_overwrites(player: Player) -> None:
    assert "Saved as 'mine'." in player.types("save mine")
    asks = player.types("save mine")
    assert "Type save! and the name" in asks
    assert "Saved as" not in asks
    assert "Saved as 'mine'." in player.types("save! mine")


def test_leaving_and_starting_anew_ask_first(player: Player) -> None:
    player.types("end!")
    assert "Type resign! if you mean it" in player.types("resign")
    assert "Type restart! same if you mean it" in player.types("restart same")
    assert "Turn 1 of 12" in player.types("restart! same")


def test_after_the_end_the_score_can_be_asked_for_award_by_award(player: Player) -> None:
    player.types("request bor money", "end!", "end!")
    assert "You resigned" in player.types("resign!")
    assert "Trust and reciprocity" not in player.types("score outcome")
    assert "How the threads ended: prevented" in player.types("score outcome")
    assert "There is no 'zzz'; there are" in player.types("score zzz")
    assert player.types("share everything") == f"{guide.OVER}\n"
    assert "You can type:" in player.types("help")
    assert player.types("review") == player.types("debrief") == player.types("advice") == player.types("help")
    assert "Turn 1 of 12" in player.types("restart same")


def test_after_the_end_everything_can_be_looked_up_and_nothing_ordered(player: Player) -> None:
    code = held_code(player)
    during = {page: player.types(page) for page in ("nations", "conduct", "channels", "news", f"show {code}")}
    player.types("resign!")
    for page, told in during.items():
        assert told.rstrip("\n") in player.types(page), page
    for page in guide.PAGES:
        assert guide.OVER not in player.types(page), page
    assert "To talk about:" in player.types("ending")
    for line in (f"share {code} to bor via note", "end", "list", "drop 1", "undo", "try harden", "resign!", "zzz"):
        assert player.types(line) == f"{guide.OVER}\n", line
    assert "share R-714 to NATION" in player.types("help share")
    assert "You know of nothing called 'zzz'" in player.types("show zzz")
    assert "Show what?" in player.types("show")


def test_after_the_end_the_truth_of_reports_and_threads_can_be_looked_up(player: Player) -> None:
    mine = held_code(player)
    hidden = next(r.code for r in CATALOGUE.reports if r.code not in player.types("inbox all"))
    assert "Known after the end" not in player.types(f"show {mine}", "show TEAL", f"show {hidden}")
    player.types("resign!")
    assert re.search(r"” was (true|false)\. ", player.types(f"show {hidden}"))
    assert "held at the end by" in player.types(mine)
    assert "Known after the end:\nTEAL" in player.types("show TEAL")


def test_a_game_that_is_over_can_be_looked_at_when_it_is_loaded() -> None:
    opened = new_game(exercise(), seed=5)
    first, again = StringIO(), StringIO()
    play(opened.seat, CATALOGUE, StringIO("end!\n" * 4 + "resign!\n"), first)
    pages = "inbox\nrequests\nnews\nscore\nhelp\n"
    play(saved_game(opened.table.save()).seat, CATALOGUE, StringIO(pages), again)
    assert "Own reporting" in again.getvalue() or "proposed" in again.getvalue() or "asked" in again.getvalue()
    assert guide.OVER not in again.getvalue()
    assert "alerts: halves" in again.getvalue()


def test_every_name_is_known_by_its_id_and_its_full_name(player: Player) -> None:
    for n in CATALOGUE.nations:
        assert n.about in player.types(f"show {n.id}")
        assert n.about in player.types(f"show {n.name}")
    assert len(CATALOGUE.nations) == len(NAMES.nation)


@pytest.mark.parametrize("name", ["monsoon-table", "paper-trail"])
def test_every_answer_that_a_request_offers_would_be_carried_out(name: str) -> None:
    exercise_, printed = Exercise.of_file(find(name)), StringIO()
    terminal = Terminal(new_game(exercise_, seed=4).seat, exercise_.catalogue, printed)
    terminal.run(StringIO(""))
    tried = 0
    for _ in range(8):
        terminal.command("requests")
        asked = re.findall(r"request for information, .* To answer: (.*)\.$", printed.getvalue(), re.MULTILINE)
        printed.truncate(printed.seek(0))
        for line in {line for offer in asked for line in re.split(", | or ", offer) if "NATION" not in line}:
            terminal.command(f"try {line}")
            assert "Can be carried out" in printed.getvalue(), line
            assert "breach:" not in printed.getvalue().lower(), line
            printed.truncate(printed.seek(0))
            tried += 1
        terminal.command("end!")
    assert tried > 8


@pytest.mark.parametrize("name", [path.stem for path in bundled_files()])
def test_every_page_of_every_exercise_can_be_read_turn_by_turn(name: str, tmp_path: Path) -> None:
    exercise_ = Exercise.of_file(find(name))
    seat = new_game(exercise_, seed=9, store=Store(tmp_path)).seat
    orders = ["decline M1", "join M2", "accept M3", "answer M1 nil", "decide D1 1", "end!"]
    turn = [*guide.PAGES, "orders", "help", "list", "show M1", "show F1", *orders]
    printed = StringIO()
    play(seat, exercise_.catalogue, StringIO("\n".join([*turn * 5, "resign!", "score outcome", "quit"])), printed)
    assert printed.getvalue().count("is resolved.") == 5
    assert "None" not in printed.getvalue()
    assert "Score of the coalition" in printed.getvalue()


def test_an_order_is_tried_with_the_list_as_it_stands(player: Player) -> None:
    report = held_code(player)
    player.types("end!")
    sent = f"try share {report} bor via note"
    assert UNPROVEN.text not in player.types(sent)
    player.types(f"analyse {report}")
    assert UNPROVEN.text in player.types(sent)
    player.types("undo")
    assert UNPROVEN.text not in player.types(sent)


def test_help_tells_of_the_words_of_the_game_and_its_numbers(player: Player) -> None:
    assert "it counts 60 % as evidence" in player.types("help tear-line")
    assert "Words of the game: confidence, domain," in player.types("help")
    assert "R-NEED, Need to know:" in player.types("help need to know")
    printed = player.types("help numbers")
    assert "a task force is formed from confidence 20" in printed
    assert "harden" not in printed
    assert player.types("resign!", "help numbers").endswith(printed)


def test_the_report_of_any_turn_can_be_read_again(player: Player) -> None:
    assert player.types("news 1") == "No turn has been resolved yet.\n"
    asked = player.types("request bor money", "end!").split("is resolved.\n")[1].split("\n\n")[0]
    player.types("end!")
    assert asked in player.types("news 1")
    assert player.types("news 1").startswith("Turn 1:\n")
    assert player.types("news 2") == "Turn 2:\n" + player.types("news")
    for beyond in ("news 3", "news 0", "news zzz"):
        assert player.types(beyond) == "'news' tells of the last turn, 'news 1' to 'news 2' of the one named.\n"
    player.types("resign!")
    assert asked in player.types("news 1")


def test_after_the_end_ones_own_orders_can_be_read_turn_by_turn(player: Player) -> None:
    player.types("request bor money because they know", "end!", "end!", "resign!")
    told = player.types("orders 1").splitlines()
    assert told[0] == "Your orders of turn 1:"
    assert told[1].startswith("- Ask BOR about Money transfers")
    assert told[1].endswith("Because they know.")
    assert player.types("orders 2") == "No orders of turn 2: you gave orders in turn 1.\n"

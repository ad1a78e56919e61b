"""The command line: what a person types, what comes back, and the exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from game import cli_balance, cli_play, cli_show
from game.assets import scenario_dir
from game.cli import main
from game.match.folders import HOME_VARIABLE, saves_folder, stop_logging
from game.partners.policy import POLICIES
from game.study.balance import Balance
from game.study.players import EXPERT
from tests.scenario.example import EXAMPLE

Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    "list",
    "check",
    "new",
    "schema",
    "play",
    "preview",
    "autoplay",
    "replay",
    "balance",
    "simulate",
    "tour",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a home of its own: exit code, standard output, standard error."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    monkeypatch.setenv("COLUMNS", "100")

    def _run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            main(list(arguments))
            code: object = 0
        except SystemExit as stop:
            code = stop.code
        finally:
            stop_logging()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return (0 if code is None else int(str(code))), said.out, said.err

    return _run


@pytest.fixture
def example(tmp_path: Path) -> str:
    (tmp_path / "harbour-watch.yaml").write_text(EXAMPLE, encoding="utf-8")
    return str(tmp_path / "harbour-watch.yaml")


def test_help_tells_a_newcomer_where_to_begin(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for command in COMMANDS:
        assert f" {command} " in out
    assert "need-to-share play first-contact" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"need-to-share {command}" in out


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, game.cli; print(sorted({'numpy', 'pygame', 'pydantic', 'yaml'} & set(sys.modules)))"
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_version_says_where_saves_and_logs_lie(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert "rules version" in out
    assert str(tmp_path / "home" / "saves") in out
    assert str(tmp_path / "home" / "logs") in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("play", "--seed", "many"),
        ("play", "--seed", "-1"),
        ("play", "no-such-exercise"),
        ("play", "first-contact", "--difficulty", "brutal"),
        ("play", "first-contact", "--seat", "zzz", "--text"),
        ("play", "first-contact", "--load", "mine"),
        ("preview",),
        ("preview", "no-such-exercise"),
        ("preview", "no-such-file.yaml"),
        ("preview", "first-contact", "--difficulty", "brutal"),
        ("play", "--load", "no such save"),
        ("play", "--text"),
        ("replay", "no such save"),
        ("autoplay", "first-contact", "--policy", "saint", "--save", "x.nts"),
        ("simulate", "first-contact", "--policy", "saint"),
        ("simulate", "first-contact", "--policy", "hoarder", "--seats", "some"),
        ("simulate", "first-contact", "--policy", "hoarder", "--games", "0"),
        ("tour", "--out", "pictures", "--size", "large"),
        ("check",),
        ("new",),
        ("new", "Two Harbours"),
        ("new", "first-contact"),
        ("new", "two-harbours", "--template", "huge"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_would_be_right(run: Run, arguments: tuple[str, ...]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert len(err) > 20


def test_a_misspelt_exercise_is_answered_with_the_nearest(run: Run) -> None:
    assert "nearest known name 'first-contact'" in run("play", "first-contct")[2]


def test_list_json_has_exactly_the_promised_fields(run: Run) -> None:
    code, out, _ = run("list", "--json")
    assert code == 0
    listed = json.loads(out)
    assert "first-contact" in [each["id"] for each in listed]
    wanted = ["id", "title", "summary", "turns", "minutes", "seats", "difficulties", "source"]
    assert all(list(each) == wanted for each in listed)


def test_list_shows_every_exercise(run: Run) -> None:
    code, out, _ = run("list")
    assert code == 0
    assert "first-contact" in out


def test_check_prints_every_problem_by_line_and_exits_with_1(run: Run, tmp_path: Path) -> None:
    text = EXAMPLE.replace("turns: 12", "turns: many").replace("minutes: 25", "minutes: none")
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    code, out, _ = run("check", str(tmp_path / "bad.yaml"), str(tmp_path / "none.yaml"))
    assert code == 1
    assert [line.removeprefix(str(tmp_path) + "/").split(": ")[0] for line in out.replace("\\", "/").splitlines()] == [
        "bad.yaml:6:10",
        "bad.yaml:7:8",
        "none.yaml:1:1",
    ]
    code, out, _ = run("check", "--json", str(tmp_path / "bad.yaml"))
    assert code == 1
    assert [(p["line"], p["column"]) for p in json.loads(out)] == [(6, 10), (7, 8)]


def test_check_prints_one_line_for_a_clean_file(run: Run) -> None:
    path = str(scenario_dir() / "first-contact.yaml")
    code, out, _ = run("check", path)
    assert code == 0
    counts = "2 nations, 3 threads, 31 reports, 11 injects, 8 turns"
    assert out == f"{path}: clean ({counts}; 3 tests hold)\n"
    assert run("check", "--no-tests", path)[1] == f"{path}: clean ({counts})\n"
    assert run("check", "--json", path)[:2] == (0, "[]\n")


def test_check_prints_findings_with_severity_fix_and_code_and_exits_with_1(run: Run, example: str) -> None:
    code, out, _ = run("check", example)
    assert code == 1
    assert out.splitlines()[0] == (
        f"{example}:16:10: warning: no inject names the objective 'careful-handling'. "
        "Fix: Add it to the objectives of an inject that puts it to the test. [objective-without-inject]"
    )
    code, out, _ = run("check", "--json", example)
    assert code == 1
    first = json.loads(out)[0]
    assert list(first) == ["file", "line", "column", "code", "message", "severity", "fix"]
    assert (first["line"], first["code"], first["severity"]) == (16, "objective-without-inject", "warning")


def test_check_exits_with_0_when_there_are_notes_alone(run: Run, tmp_path: Path) -> None:
    text = (scenario_dir() / "first-contact.yaml").read_text("utf-8").replace("id: routine-crane", "id: lights-barge")
    (tmp_path / "noted.yaml").write_text(text, encoding="utf-8")
    code, out, _ = run("check", str(tmp_path / "noted.yaml"))
    assert (code, out.count("\n"), ": note: " in out) == (0, 1, True)


def test_check_plays_the_tests_of_a_file_unless_told_not_to(run: Run, tmp_path: Path) -> None:
    text = EXAMPLE.replace("is: uncontained}}]}", "is: prevented}}]}")
    text += "  - {name: Typo, orders: [shar @bookins to bor]}\n"
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    code, out, _ = run("check", str(tmp_path / "bad.yaml"))
    first, second = (line for line in out.splitlines() if not line.endswith("]"))
    assert code == 1
    assert ":219:" in first
    assert first.endswith("outcome of heron: uncontained, expected prevented")
    assert ":220:" in second
    assert second.endswith("there is no report '@bookins'; nearest known name '@bookings'")
    code, out, _ = run("check", "--json", str(tmp_path / "bad.yaml"))
    assert [(p["line"], p["code"]) for p in json.loads(out) if p["code"].startswith("test-")] == [
        (219, "test-expectation"),
        (220, "test-order"),
    ]
    assert "outcome of heron" not in run("check", "--no-tests", str(tmp_path / "bad.yaml"))[1]


def test_a_new_exercise_is_written_and_what_it_says_to_type_next_works(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("new", "two-harbours", "--dir", str(tmp_path / "mine"))
    file = tmp_path / "mine" / "two-harbours.yaml"
    assert code == 0
    assert f"need-to-share check {file}" in out
    assert f"need-to-share play {file}" in out
    guide = next(line.split(maxsplit=2)[2] for line in out.splitlines() if line.startswith("Read on:"))
    assert Path(guide).is_file()
    code, out, _ = run("check", str(file))
    assert code == 0
    assert "; 2 tests hold)" in out


def test_a_new_exercise_never_overwrites_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two-harbours.yaml").write_text("mine", encoding="utf-8")
    code, _, err = run("new", "two-harbours", "--dir", str(tmp_path))
    assert code == 1
    assert "is there already and stays as it is" in err
    assert (tmp_path / "two-harbours.yaml").read_text(encoding="utf-8") == "mine"
    code, _, err = run("new", "three-harbours", "--dir", str(tmp_path / "two-harbours.yaml"))
    assert code == 1
    assert "could not be written" in err


def test_new_lists_its_templates(run: Run) -> None:
    code, out, _ = run("new", "--list")
    assert code == 0
    assert "small: 2 nations, 1 thread, 8 turns, about 15 minutes" in out
    assert "medium: 5 nations, 3 threads, 12 turns, about 30 minutes" in out


def test_playing_a_file_with_problems_prints_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(EXAMPLE.replace("turns: 12", "turns: many"), encoding="utf-8")
    code, _, err = run("play", str(tmp_path / "bad.yaml"), "--text")
    assert code == 1
    assert "bad.yaml:7:8: " in err


def test_schema_is_one_json_document(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert "nations" in json.loads(out)["properties"]


def test_a_game_is_autoplayed_verified_and_shown(run: Run, example: str, tmp_path: Path) -> None:
    save = str(tmp_path / "x.nts")
    code, out, _ = run("autoplay", example, "--policy", "cooperator", "--seed", "4", "--save", save)
    assert code == 0
    assert "Harbour Watch" in out
    code, out, _ = run("replay", save, "--verify")
    assert code == 0
    assert "all 12 turns come out as they were saved" in out
    code, out, _ = run("replay", save, "--json")
    shown = json.loads(out)
    assert (shown["seed"], shown["turns"], len(shown["checksums"])) == (4, 12, 12)
    told = run("replay", save)[1].splitlines()
    turns = [line for line in told if line.startswith("Turn ")]
    assert len(turns) == json.loads(out)["turns"]
    assert any("began, due" in line for line in told)
    assert sum(line.startswith("  score: ") for line in told) == len(turns)


def test_a_damaged_save_exits_with_1_and_says_what_is_wrong(run: Run, example: str, tmp_path: Path) -> None:
    save = tmp_path / "x.nts"
    run("autoplay", example, "--policy", "hoarder", "--save", str(save))
    save.write_bytes(save.read_bytes()[:-40])
    code, _, err = run("replay", str(save), "--verify")
    assert code == 1
    assert "cut short or damaged" in err
    assert err.count("\n") == 1


def test_a_save_that_cannot_be_written_exits_with_1(run: Run, example: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, _, err = run("autoplay", example, "--policy", "hoarder", "--save", str(tmp_path / "file" / "x.nts"))
    assert code == 1
    assert "could not be written" in err


def test_simulate_prints_one_json_document(run: Run, example: str) -> None:
    code, out, err = run("simulate", example, "--games", "2", "--seed", "3", "--policy", "hoarder,late", "--json")
    assert code == 0
    assert err == "", "no progress bar where nobody looks"
    study = json.loads(out)
    assert list(study) == ["scenario", "rules_version", "games", "seed", "seats", "seconds", "policies"]
    assert [p["policy"] for p in study["policies"]] == ["hoarder", "late"]
    assert (study["games"], study["seed"], study["seats"]) == (2, 3, "one")


def test_simulate_prints_a_table(run: Run, example: str) -> None:
    code, out, _ = run("simulate", example, "--games", "1", "--policy", "hoarder", "--seats", "all")
    assert code == 0
    assert "hoarder" in out
    assert "seats: all" in out
    assert "where genuine, loses heron" in " ".join(out.split())


def test_a_game_is_played_in_the_terminal_and_goes_on_later(
    run: Run, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("end!\nquit\n"))
    code, out, _ = run("play", example, "--text", "--seed", "7")
    assert code == 0
    assert "Harbour Watch" in out
    assert (saves_folder() / "autosave.nts").exists()
    assert run("replay", "autosave", "--verify")[0] == 0
    monkeypatch.setattr(sys, "stdin", StringIO("quit\n"))
    assert run("play", "--load", "autosave", "--text")[0] == 0


@pytest.mark.parametrize("arguments", [(), ("play",), ("play", "first-contact")])
def test_without_a_display_one_line_names_the_other_ways(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    code, _, err = run(*arguments)
    assert code == 1
    assert err.count("\n") == 1
    assert "play first-contact --text" in err
    assert "tour" in err


def test_without_a_display_the_preview_names_the_other_ways_in_one_line(
    run: Run, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    code, _, err = run("preview", example)
    assert code == 1
    assert err.count("\n") == 1
    assert "check FILE" in err


def test_the_preview_opens_on_the_file_seed_and_difficulty_that_were_named(
    run: Run, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(cli_play, "_has_display", lambda: True)
    monkeypatch.setattr("game.ui.desktop.preview", lambda *arguments: asked.append(arguments))
    assert run("preview", example, "--seed", "7", "--difficulty", "hard")[0] == 0
    (tmp_path / "bad.yaml").write_text("format: 1", encoding="utf-8")
    assert run("preview", str(tmp_path / "bad.yaml"))[0] == 0, "a file with problems is what a preview is for"
    assert asked == [(Path(example), "hard", 7), (tmp_path / "bad.yaml", "normal", 1)]


def test_what_nobody_foresaw_is_one_line_and_a_log(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks() -> None:
        raise RuntimeError("the sky is green")

    monkeypatch.setattr(cli_show, "schema", breaks)
    code, _, err = run("schema")
    assert code == 1
    assert err.count("\n") == 1
    assert "the sky is green" in err
    log = (tmp_path / "home" / "logs" / "need-to-share.log").read_text(encoding="utf-8")
    assert "Traceback" in log


def test_a_study_started_from_a_checkout_may_use_several_processes(example: str) -> None:
    root = Path(__file__).parents[1]
    arguments = ["simulate", example, "--games", "1", "--policy", "hoarder,late", "--jobs", "2", "--json"]
    run = subprocess.run([sys.executable, "main.py", *arguments], cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert [p["policy"] for p in json.loads(run.stdout)["policies"]] == ["hoarder", "late"]


def test_balance_says_what_it_found_as_text_as_a_document_and_as_a_page(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed: list[Balance] = []  # once, for both ways to say it
    weigh = cli_balance._weigh
    monkeypatch.setattr(cli_balance, "_weigh", lambda *asked: (weighed or weighed.append(weigh(*asked)) or weighed)[0])
    page = tmp_path / "page.html"
    code, out, _ = run("balance", "first-contact", "--games", "2", "--par", "0", "--html", str(page))
    assert "First Contact (first-contact), 2 games from seed 1" in out
    assert "Points lost without it" in out
    assert code == int("look" in out)
    assert page.read_text("utf-8").startswith("<!doctype html>")
    code, out, _ = run("balance", "first-contact", "--games", "2", "--par", "0", "--json")
    told = json.loads(out)
    assert code == int(not all(each["good"] for each in told["verdict"]))
    assert {each["policy"] for each in told["policies"]} == {*POLICIES, EXPERT}
    assert set(told["seats"]) == {"aus", "nzl"}


def test_balance_refuses_what_it_cannot_do(run: Run, tmp_path: Path) -> None:
    code, _, err = run("balance", "first-contakt")
    assert code == 2
    assert "nearest known name 'first-contact'" in err
    code, _, err = run("balance", "first-contact", "paper-trail", "--html", str(tmp_path / "page.html"))
    assert code == 2
    assert "name one" in err

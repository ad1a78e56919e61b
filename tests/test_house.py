"""The rules of the house: how long, how named, how documented, and who may import whom."""

import ast
import re
import subprocess
import sys
from collections.abc import Mapping, Set
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from game.cli import app
from game.match.folders import HOME_VARIABLE
from game.partners.policy import POLICIES

ROOT = Path(__file__).resolve().parent.parent
GAME = ROOT / "game"
SOURCES = sorted(GAME.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
DOCUMENTED = ("rules", "scenario", "match", "text", "wording", "partners", "study")
NO_ROOMS = {"utils", "util", "helpers", "helper", "common", "misc", "docs"}
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
ELSEWHERE = re.compile(r"(?<![\w.])/(work|opt|home|tmp|Users)/|[A-Z]:\\\\|pypi\.|/simple/")
IMPURE = {
    "os",
    "sys",
    "io",
    "time",
    "datetime",
    "random",
    "secrets",
    "pathlib",
    "socket",
    "threading",
    "asyncio",
    "logging",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> list[Function]:
    return [n for n in ast.walk(tree_of(path)) if isinstance(n, Function)]


def imports(path: Path) -> set[str]:
    """The modules, and the names from them, that a file imports: at its top, for types only or inside a function."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {named(p): len(p.read_text("utf-8").splitlines()) for p in SOURCES}
    assert {p: n for p, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{named(p)}:{f.lineno} {f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for p in SOURCES
        for f in functions(p)
    }
    assert {f: n for f, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_functions_are_short_as_a_rule() -> None:
    lengths = sorted((f.end_lineno or f.lineno) - f.lineno + 1 for p in SOURCES for f in functions(p))
    assert lengths[len(lengths) // 2] <= 12


@pytest.mark.parametrize("room", DOCUMENTED)
def test_every_public_name_of_a_room_says_what_it_is(room: str) -> None:
    """Records may leave it to the comments of their fields, one-line functions to their name and types."""
    bare = []
    for path in sorted((GAME / room).rglob("*.py")):
        tree = tree_of(path)
        if tree.body and not ast.get_docstring(tree):
            bare.append(named(path))
        for node in tree.body:
            public = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node) and not is_plain(node):
                bare.append(f"{named(path)}:{node.lineno} {node.name}")
    assert bare == []


def is_plain(node: Function | ast.ClassDef) -> bool:
    """A record whose body is only fields or members, or a function of a single statement."""
    if isinstance(node, Function):
        return len(node.body) == 1
    return all(isinstance(part, ast.AnnAssign | ast.Assign | ast.Expr) for part in node.body)


def test_nothing_is_left_unfinished() -> None:
    found = {
        f"{named(p)}:{number}"
        for p in [*SOURCES, *TESTS]
        for number, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    }
    assert found == set()


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    written = [p for p in (ROOT / "scenarios").rglob("*") if p.is_file()]
    texts = [*SOURCES, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *written]
    assert [named(p) for p in texts if ELSEWHERE.search(p.read_text("utf-8"))] == []


def test_the_readme_names_every_command_policy_and_exercise() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = [c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands]
    exercises = [p.stem for p in (ROOT / "scenarios").glob("*.yaml")]
    named = [*(name for name in commands if name), *POLICIES, *exercises]
    assert len(named) > len(exercises) + len(POLICIES)
    assert [name for name in (*named, HOME_VARIABLE) if name not in readme] == []


def test_there_is_no_room_for_odds_and_ends() -> None:
    assert [named(p) for p in (*SOURCES, *TESTS) if NO_ROOMS & {p.stem, *p.parts[len(ROOT.parts) :]}] == []


def test_rules_read_no_clock_no_disk_and_no_chance_of_their_own() -> None:
    allowed = {"numpy", "game", *(sys.stdlib_module_names - IMPURE)}
    strange = {
        f"{named(p)} imports {module}"
        for p in sorted((GAME / "rules").glob("*.py"))
        for module in imports(p)
        if module.split(".")[0] not in allowed
    }
    assert strange == set()


def test_only_the_window_knows_pygame() -> None:
    allowed = {"game/cli_play.py"}
    knowing = {named(p) for p in SOURCES if any(m.split(".")[0] == "pygame" for m in imports(p))}
    assert {p for p in knowing if not p.startswith("game/ui/")} <= allowed


def test_every_room_has_its_tests() -> None:
    rooms = {p.name for p in GAME.iterdir() if (p / "__init__.py").exists()}
    tested = {p.name for p in (ROOT / "tests").iterdir() if any(p.glob("**/test_*.py"))}
    assert rooms - tested == set()


def circle(graph: Mapping[str, Set[str]]) -> str:
    """Modules that import one another in a circle, the first named again at the end; "" when imports run one way."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " imports ".join(reversed(error.args[1]))
    return ""


def test_imports_run_in_no_circle() -> None:
    modules = {named(p).removesuffix(".py").removesuffix("/__init__").replace("/", "."): p for p in SOURCES}
    assert circle({name: imports(p) & modules.keys() - {name} for name, p in modules.items()}) == ""


def test_a_circle_is_told_in_the_order_of_its_imports() -> None:
    told = circle({"a": {"b", "d"}, "b": {"c"}, "c": {"a"}, "d": set()})
    assert told in {f"{x} imports {y} imports {z} imports {x}" for x, y, z in ("abc", "bca", "cab")}


def test_rooms_import_only_downward() -> None:
    check = "from importlinter.cli import lint_imports_command as check; check()"
    run = subprocess.run(
        [sys.executable, "-c", check, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr

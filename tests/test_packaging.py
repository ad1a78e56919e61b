"""The installed game: the wheel carries exercises and assets inside `game`, and runs from any folder."""

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from game import assets

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PYDANTIC = {"pydantic_core", "annotated_types"}
"""What pydantic brings along and hands out as its own."""
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out as the wheel lays it out."""
    folder = tmp_path_factory.mktemp("site")
    leave_out = shutil.ignore_patterns("__pycache__")
    for package in WHEEL["packages"]:
        shutil.copytree(ROOT / package, folder / package, ignore=leave_out)
    for source, target in WHEEL["force-include"].items():
        shutil.copytree(ROOT / source, folder / target, ignore=leave_out)
    return folder


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command, run in another folder."""
    env = {**os.environ, "PYTHONPATH": str(site), "NEED_TO_SHARE_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    start = "from game.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-P", "-c", start, *arguments],
        cwd=folder,
        env=env,
        input="status\nend!\nquit\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_wheel_takes_everything_that_the_game_needs_at_run_time() -> None:
    taken = set(WHEEL["force-include"])
    needed = {"scenarios"} | {f"assets/{p.name}" for p in (ROOT / "assets").iterdir() if p.name != "pictures"}
    assert taken == needed
    assert all(target == f"game/{source}" for source, target in WHEEL["force-include"].items())


def test_what_the_project_file_names_exists() -> None:
    named = [PROJECT["project"]["readme"], *PROJECT["project"]["license-files"], *WHEEL["force-include"]]
    named += PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_ways_to_start_are_the_same() -> None:
    module, _, function = PROJECT["project"]["scripts"]["need-to-share"].partition(":")
    assert callable(getattr(import_module(module), function))
    assert f"from {module} import {function}" in (ROOT / "main.py").read_text("utf-8")


def test_every_library_that_is_imported_is_a_declared_dependency() -> None:
    imported = set()
    for path in (ROOT / "game").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    outside = imported - sys.stdlib_module_names - {"game"} - PYDANTIC
    owners = packages_distributions()
    declared = {name.split(">")[0].lower() for name in PROJECT["project"]["dependencies"]}
    assert {m for m in outside if not declared & {d.lower() for d in owners.get(m, ())}} == set()


def test_exercises_run_from_any_folder(site: Path, tmp_path: Path) -> None:
    listed = run(site, tmp_path, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    names = {each["id"] for each in json.loads(listed.stdout)}
    assert names == {p.stem for p in (ROOT / "scenarios").glob("*.yaml")}
    played = run(site, tmp_path, "play", "first-contact", "--text", "--seed", "3")
    assert played.returncode == 0, played.stderr
    assert "Turn 1 is resolved." in played.stdout
    assert (tmp_path / "home" / "saves" / "autosave.nts").exists()
    begun = run(site, tmp_path, "new", "two-harbours")
    assert begun.returncode == 0, begun.stderr
    assert (tmp_path / "two-harbours.yaml").exists()
    assert str(site) in begun.stdout, "the guide lies in the wheel too"


def located(path: Path) -> ModuleType:
    """The locator as it stands at another place."""
    spec = spec_from_file_location("located", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_locator_serves_the_wheel_and_the_checkout(site: Path, tmp_path: Path) -> None:
    assert assets.scenario_dir() == ROOT / "scenarios"
    assert assets.asset_dir() == ROOT / "assets"
    wheel = located(site / "game" / "assets.py")
    assert wheel.scenario_dir() == site / "game" / "scenarios"
    assert wheel.asset_dir() == site / "game" / "assets"
    shutil.copy(ROOT / "game" / "assets.py", tmp_path / "assets.py")
    with pytest.raises(FileNotFoundError, match="reinstall the game"):
        located(tmp_path / "assets.py").asset_dir()

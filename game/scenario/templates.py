"""New exercises from templates: files that can be played as they stand and whose comments teach the format."""

import re
from pathlib import Path
from typing import Final

from game.assets import scenario_dir
from game.scenario.bundled import bundled_files
from game.scenario.plain_scalars import NumberError, resolve
from game.scenario.problems import nearest, sentence

MARKER: Final = "new-exercise"
"""The id in every template, which a new exercise replaces by its own; its title is made from it in the same way."""
LONGEST: Final = 40
"""Most characters of an id."""


class TemplateError(ValueError):
    """No exercise can be made; the text says why, and what would be right."""


def templates() -> dict[str, Path]:
    """The files of the templates by name, the smallest first."""
    files = (scenario_dir() / "templates").glob("*.yaml")
    return {path.stem: path for path in sorted(files, key=lambda path: (path.stat().st_size, path.stem))}


def made(template: str, name: str) -> str:
    """The text of a new exercise with the id `name`.

    Raises:
        TemplateError: there is no such template, or the name is no id that a new exercise may have.
    """
    known = templates()
    if template not in known:
        what = sentence(f"there is no template '{template}'", meant=nearest(template, known), allowed=", ".join(known))
        raise TemplateError(what)
    fault = _fault_of(name)
    if fault:
        raise TemplateError(fault)
    text = known[template].read_text(encoding="utf-8")
    return text.replace(MARKER, name).replace(title_of(MARKER), title_of(name))


def title_of(name: str) -> str:
    """A title from an id: "Two Harbours" from two-harbours."""
    return " ".join(word.capitalize() for word in name.split("-"))


def _fault_of(name: str) -> str:
    """What is wrong with an id, and the right form; "" when it is a good one that no bundled exercise has."""
    right = re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".yaml")).strip("-")[:LONGEST].strip("-")
    if not name or name != right:
        meant = f"write {right}" if _is_text(right) else "such as two-harbours"
        form = f"small letters, digits and single hyphens, at most {LONGEST} characters; {meant}"
        return sentence("not a name for an exercise", f"'{name}'", form)
    if not _is_text(name):
        return sentence("not a name for an exercise", f"'{name}'", f"a name with a word in it, such as exercise-{name}")
    if name in {path.stem for path in bundled_files()}:
        return f"an exercise called '{name}' comes with the game; choose another name"
    return ""


def _is_text(name: str) -> bool:
    """Whether a file would read the name, and the title from it, as text and not as a number or a switch."""
    try:
        return bool(name) and all(isinstance(resolve(text), str) for text in (name, title_of(name)))
    except NumberError:
        return False

"""The boundary of the rulebook: no real group, ideology, faith, ethnicity, person, weapon, method or target.

The words stand in `boundary.toml`. United Nations and INTERPOL keep their names everywhere; USA, UK, Australia and New
Zealand only where the exercise draws on the sections that name them. A kind of organisation, such as "a NATO-style
alliance", is no name. Words alone tell little: a person still has to read the file.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, error
from game.scenario.lint.texts import Text
from game.scenario.problems import sentence

_HARM = ("weapon", "method")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of words as patterns: real names, harmful words, other words, and names that a section allows."""

    names: dict[str, re.Pattern[str]]
    words: dict[str, re.Pattern[str]]
    titled: re.Pattern[str]
    sourced: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    ambiguous: frozenset[str]


@cache
def words_() -> Words:
    """The lists, read once."""
    data = tomllib.loads((Path(__file__).parent / "boundary.toml").read_text("utf-8"))
    titles, surnames = (_alternatives(_listed(data["titled"][key])) for key in ("titles", "surnames"))
    return Words(
        {kind: _pattern(_listed(text)) for kind, text in data["names"].items()},
        {kind: _pattern(_listed(text), re.IGNORECASE) for kind, text in data["words"].items()},
        re.compile(rf"\b(?:{titles}) (?:{surnames})\b"),
        tuple((_pattern(_listed(s["names"])), frozenset(map(_plain, s["sections"]))) for s in data["sourced"]),
        frozenset(_listed(data["ambiguous"])),
    )


def _listed(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Whole words, and not as a kind: `NATO-style`."""
    return re.compile(rf"(?<![\w.])(?:{_alternatives(words)})(?![\w]|-style)", flags)


def _plain(heading: str) -> str:
    return heading.replace("’", "'")


def _found(pattern: re.Pattern[str], text: Text) -> Iterator[str]:
    """The words of a text that fit; an ordinary word with a capital at the beginning of a sentence does not count."""
    words = text.words.title() if text.kind == "threads.codename" else text.words
    for match in pattern.finditer(words):
        before = words[: match.start()].rstrip(" \"'(“‘")
        if match.group() not in words_().ambiguous or (before and before[-1] not in ".!?:;"):
            yield match.group()


def real_names(x: Exercise) -> Iterator[Remark]:
    """A name of the real world: a country, city, organisation, people, person or faith."""
    allowed = _allowed(x)
    for text in x.texts:
        found = {name: kind for kind, p in words_().names.items() for name in _found(p, text) if name not in allowed}
        found |= dict.fromkeys(words_().titled.findall(text.words), "person")
        for name, kind in found.items():
            what = sentence(f"a real {kind.replace('_', ' ')} is named", f"'{name}'", "names made up for the exercise")
            yield Remark(text.path, what, "Put a fictional name, a codename or a kind in its place.")


def _allowed(x: Exercise) -> frozenset[str]:
    """Real names that the sections of the exercise's source give it."""
    sections = {_plain(s) for s in x.scenario.source}
    texts = " ".join(text.words for text in x.texts)
    found = (pattern.findall(texts) for pattern, names_them in words_().sourced if sections & names_them)
    return frozenset(name for names in found for name in names)


def unsourced_names(x: Exercise) -> Iterator[Remark]:
    """A nation that the source document names, in an exercise that draws on other sections of it."""
    sections = {_plain(s) for s in x.scenario.source}
    for text in x.texts:
        for pattern, names_them in words_().sourced:
            for name in sorted(set(pattern.findall(text.words))) if not sections & names_them else ():
                what = f"'{name}' is named, and the exercise does not draw on a section that names it"
                fix = f"Use a fictional nation, or add '{min(names_them)}' to source."
                yield Remark(text.path, what, fix)


def ideas(x: Exercise) -> Iterator[Remark]:
    """An ideology, a place of worship or real money."""
    kinds = (kind for kind in words_().words if kind not in _HARM)
    yield from _words(x, kinds, "Leave it out: what is hostile is a codename and a clock.")


def harm(x: Exercise) -> Iterator[Remark]:
    """A weapon or a way to do harm."""
    yield from _words(x, _HARM, "Say what people notice about it, not with what or how harm would be done.")


def _words(x: Exercise, kinds: Iterable[str], fix: str) -> Iterator[Remark]:
    for kind in kinds:
        for text in x.texts:
            for word in sorted(set(_found(words_().words[kind], text))):
                name = kind.replace("_", " ")
                yield Remark(text.path, sentence(f"a word of {name} is beyond the boundary", f"'{word}'"), fix)


RULES: tuple[Rule, ...] = (
    error("boundary-name", real_names),
    error("boundary-unsourced", unsourced_names),
    error("boundary-idea", ideas),
    error("boundary-harm", harm),
)

"""Seeded mistakes in a good scenario file, one a mutation, as a tired author makes them."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

WORD = re.compile(r"[A-Za-z]{3,}")
KEY = re.compile(r"[a-z_]{2,}(?=:(?: |$))")
NUMBER = re.compile(r"(?<![\w.-])[0-9]+(?![\w.-])")
VALUE = re.compile(r"(?<=: )[^ \[{|>#&'\"][^,}\]#]*")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed text and what was changed: the line, the entry around it and the text of the line before the change."""

    name: str
    text: str
    line: int
    first: int
    last: int
    was: str

    def is_named_by(self, line: int, message: str) -> bool:
        """Whether a problem leads to the change: by its line, by a line it mentions, or by naming what was deleted."""
        if self.first - 1 <= line <= self.last or f"line {self.line}" in message:
            return True
        gone = re.findall(r"[a-z][a-z0-9_-]+", self.was) if self.name == "delete" else []
        return any(name in message for name in gone)


Mutate = Callable[[random.Random, str], str | None]
"""Changes one line; None where the line has nothing of the kind."""


def _at(rng: random.Random, line: str, pattern: re.Pattern[str], change: Callable[[str], str]) -> str | None:
    found = list(pattern.finditer(line))
    if not found:
        return None
    hit = rng.choice(found)
    return line[: hit.start()] + change(hit.group()) + line[hit.end() :]


def _swap(rng: random.Random, word: str) -> str:
    k = rng.randrange(len(word) - 1)
    swapped = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
    return swapped if swapped != word else word + word[-1]


def misspell_key(rng: random.Random, line: str) -> str | None:
    return _at(rng, line, KEY, lambda key: _swap(rng, key))


def misspell_word(rng: random.Random, line: str) -> str | None:
    return _at(rng, line, WORD, lambda word: _swap(rng, word))


def other_number(rng: random.Random, line: str) -> str | None:
    choice = rng.choice(["-1", "99999", "five", ".inf", "1.5", "1e400", "0x7fffffffffffffffff", "null", "true"])
    return _at(rng, line, NUMBER, lambda _: choice)


def other_value(rng: random.Random, line: str) -> str | None:
    choice = rng.choice(
        ["null", "[]", "{}", "7", "true", "''", "[a]", "{a: b}", "&x y", "*x", "!!str x", "@x", "%x", "`x"]
    )
    return _at(rng, line, VALUE, lambda _: choice)


def drop_character(rng: random.Random, line: str) -> str | None:
    return _at(rng, line, re.compile(r"[\[\]{}:,'\"]"), lambda _: "")


def double_character(rng: random.Random, line: str) -> str | None:
    return _at(rng, line, re.compile(r"[\[\]{}:,'\"]"), lambda c: c + c)


def indent(rng: random.Random, line: str) -> str | None:
    return " " + line if rng.random() < 0.5 or not line.startswith(" ") else line[1:]


def tab(rng: random.Random, line: str) -> str | None:
    return "\t" + line.lstrip(" ") if line.startswith(" ") else None


def control_character(rng: random.Random, line: str) -> str | None:
    k = rng.randrange(len(line) + 1)
    return line[:k] + rng.choice("\x00\x07\x1b\x85\u2028\u202e") + line[k:]


def delete(rng: random.Random, line: str) -> str | None:
    return ""


def repeat(rng: random.Random, line: str) -> str | None:
    return f"{line}\n{line}"


LINE_CHANGES: tuple[Mutate, ...] = (
    misspell_key,
    misspell_word,
    other_number,
    other_value,
    drop_character,
    double_character,
    indent,
    tab,
    control_character,
    delete,
    repeat,
)


def mutate(seed: int, text: str) -> Mutation:
    """The mutation of a text that belongs to the seed."""
    rng = random.Random(seed)
    lines = text.splitlines()
    while True:
        index = rng.randrange(len(lines))
        change = rng.choice(LINE_CHANGES)
        line = lines[index]
        changed = change(rng, line) if line.strip() and not line.lstrip().startswith("#") else None
        if changed is not None and changed != line:
            break
    new = [*lines[:index], *changed.split("\n"), *lines[index + 1 :]]
    first, last = entry_around(lines, index)
    return Mutation(change.__name__, "\n".join(new) + "\n", index + 1, first + 1, last + 2, line)


def exchange_name(seed: int, text: str) -> str:
    """The text with one id, where it is defined or used, replaced by another id of the file: a slip in copying."""
    rng = random.Random(seed)
    ids = sorted(set(re.findall(r"(?<=id: )[a-z0-9-]+", text)))
    places = [m for m in re.finditer(r"[a-z0-9][a-z0-9-]+", text) if m.group() in ids]
    place = rng.choice(places)
    other = rng.choice([i for i in ids if i != place.group()])
    return text[: place.start()] + other + text[place.end() :]


def entry_around(lines: list[str], index: int) -> tuple[int, int]:
    """First and last index of the entry (a key at the left edge, or an item of its list) that the line belongs to."""
    first = index
    while first > 0 and not re.match(r"[a-z_]+:|  - ", lines[first]):
        first -= 1
    last = index + 1
    while last < len(lines) and not re.match(r"[a-z_]+:|  - ", lines[last]):
        last += 1
    return first, last - 1

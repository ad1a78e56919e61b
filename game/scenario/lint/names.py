"""The style of names: short ids, codenames of one word, titles in sentence case, nothing called as something else."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from game.scenario.checks_nations import maps
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.prose import told_apart
from game.scenario.lint.rule import Remark, Rule, note, warning
from game.scenario.lint.texts import Text
from game.scenario.problems import sentence

TITLES = ("title", "reports.title", "injects.title")
ALIKE = 0.8
"""Likeness from which two codenames are taken for each other over a bad line."""
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4  # letters of a word that tell it from others


def nation_ids(x: Exercise) -> Iterator[Remark]:
    """A nation's id is three letters: players see it as a code, and type it."""
    for i, nation in enumerate(x.scenario.nations):
        if not re.fullmatch(r"[a-z]{3}", nation.id):
            what = sentence("the id of a nation is its code on the map", f"'{nation.id}'", "three small letters")
            yield Remark(("nations", i, "id"), what, "Choose three letters that remind of the name.")


def codename_words(x: Exercise) -> Iterator[Remark]:
    """A codename is one word, said quickly and typed without a slip."""
    for i, thread in enumerate(x.scenario.threads):
        if not thread.codename.isalpha():
            what = sentence("a codename is one word", f"'{thread.codename}'", "letters alone")
            yield Remark(("threads", i, "codename"), what, "Choose one plain word, such as an animal.")


def codename_taken(x: Exercise) -> Iterator[Remark]:
    """A codename that is a name of something else misleads: a nation, an organisation, a subject, a sea of the map."""
    taken = {word.upper(): name for name in (*x.names(), *_of_map(x)) for word in _WORD.findall(name)}
    for i, thread in enumerate(x.scenario.threads):
        other = taken.get(thread.codename)
        if other is not None:
            what = sentence(f"the codename {thread.codename} is also a name of something else", f"'{other}'")
            yield Remark(("threads", i, "codename"), what, "Choose a codename that means nothing in this exercise.")


def _of_map(x: Exercise) -> tuple[str, ...]:
    """Names of the territories, which are names of places only where they are longer than a code."""
    return tuple(t for t in maps()[x.scenario.map] if len(t) > 3)


def codenames_alike(x: Exercise) -> Iterator[Remark]:
    """Two codenames that are easily taken for each other."""
    for (_, first), (i, second) in combinations(enumerate(x.scenario.threads), 2):
        if SequenceMatcher(None, first.codename, second.codename).ratio() >= ALIKE:
            what = sentence("a codename is easily taken for another", f"{second.codename} beside {first.codename}")
            yield Remark(("threads", i, "codename"), what, "Choose a codename with another sound.")


def _titles(x: Exercise) -> Iterator[Text]:
    return (text for text in x.texts if text.kind in TITLES)


def full_stops(x: Exercise) -> Iterator[Remark]:
    """A headline ends without a full stop."""
    for text in _titles(x):
        if text.words.endswith((".", ";", ",", ":")):
            what = sentence("a title ends without a full stop", f"'{text.words}'")
            yield Remark(text.path, what, "Delete the last character.")


def sentence_case(x: Exercise) -> Iterator[Remark]:
    """A headline is written as a sentence: a capital at its beginning and in names, no others."""
    known = {word for name in (*x.names(), x.scenario.title) for word in _WORD.findall(name)}
    known |= {word for text in x.texts if text.kind not in TITLES for word in _inner_capitals(text.words)}
    for text in _titles(x):
        words = _WORD.findall(text.words)
        strange = [w for w in words[1:] if w[0].isupper() and not w.isupper() and len(w) > 3 and w not in known]
        plain = [w for w in words[1:] if w[0].islower() and len(w) > 3]
        begins_small = words and words[0].islower()
        if text.kind != "title" and (begins_small or (len(strange) > 1 and len(strange) > len(plain))):
            what = sentence(
                "a title is written as a sentence is", f"'{text.words}'", "capitals at its beginning and in names"
            )
            yield Remark(text.path, what, "Write it with one capital, at its beginning.")


def _inner_capitals(words: str) -> Iterator[str]:
    """Words with a capital inside a sentence: names."""
    return (m.group(1) for m in re.finditer(r"[a-z,] ([A-Z][a-z]+)", words))


def same_titles(x: Exercise) -> Iterator[Remark]:
    """Two cards with one headline, which a nation may get both of."""
    first: dict[str, Text] = {}
    for text in _titles(x):
        other = first.setdefault(text.words.casefold(), text)
        if other is not text and not told_apart(x, other, text):
            line = x.document.positions.of_value(other.path).line
            what = sentence(f"this title stands on line {line} already", f"'{text.words}'")
            yield Remark(text.path, what, "Give it a headline of its own.")


def strange_ids(x: Exercise) -> Iterator[Remark]:
    """An id that fits the title of another entry and not its own: copied, and forgotten."""
    for key in ("reports", "injects"):
        entries = getattr(x.scenario, key)
        for i, each in enumerate(entries):
            words = [w[:_STEM] for w in each.id.split("-") if len(w) >= _STEM and w not in x.threads]
            own = f"{each.title} {each.text} {getattr(each, 'finding', '')}".lower()
            if len(words) < 2 or any(word in own for word in words):
                continue
            fits = [k for k, other in enumerate(entries) if all(word in other.title.lower() for word in words)]
            if fits:
                line = x.document.positions.of_value((key, fits[0])).line
                what = f"the id '{each.id}' fits the title on line {line}, and not its own"
                yield Remark((key, i, "id"), sentence(what, f"title '{each.title}'"), "Give it an id of its own words.")


RULES: tuple[Rule, ...] = (
    warning("nation-id", nation_ids),
    warning("codename-words", codename_words),
    warning("codename-taken", codename_taken),
    warning("codename-alike", codenames_alike),
    warning("title-full-stop", full_stops),
    warning("title-case", sentence_case),
    warning("title-duplicate", same_titles),
    note("id-unlike-title", strange_ids),
)

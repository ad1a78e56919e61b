"""Texts: they fit their place, a fifteen-year-old can read them, and none says what another says already."""

import re
from collections.abc import Iterator
from itertools import combinations

from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, warning
from game.scenario.lint.texts import PLACES, Text, sentences
from game.scenario.problems import sentence, shown

HIGHEST_GRADE = 10
"""School year (Flesch-Kincaid) of a reader of fifteen."""
ENOUGH_WORDS = 30
"""Words from which a grade tells something about a text."""
LONGEST_SENTENCE = 30
"""Words that a sentence may have."""
ALIKE = 0.75
"""Share of common words from which two texts say the same."""
FEWEST_WORDS = 7
"""Words under which texts are not compared."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouyáéíóúäöü]+")


def too_long(x: Exercise) -> Iterator[Remark]:
    """A text has more characters than its place on the screen has room for."""
    for text in x.texts:
        place = PLACES[text.kind]
        if len(text.words) > place.most:
            what = f"{place.name} is too long for its place on the screen"
            got, allowed = f"{len(text.words)} characters", f"up to {place.most}"
            yield Remark(text.path, sentence(what, got, allowed), "Say it in fewer words.")


def hard_to_read(x: Exercise) -> Iterator[Remark]:
    """Prose is harder than a reader of fifteen reads with ease: long words in long sentences."""
    for text in x.texts:
        words = _WORD.findall(text.words)
        if PLACES[text.kind].prose and len(words) >= ENOUGH_WORDS:
            grade = reading_grade(text.words)
            if grade > HIGHEST_GRADE:
                what = sentence(f"{PLACES[text.kind].name} is hard to read", f"grade {grade:.1f}", f"{HIGHEST_GRADE}")
                yield Remark(text.path, what, "Use shorter sentences and plainer words.")


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text of at least one word, its syllables counted by groups of vowels."""
    words = _WORD.findall(text)
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(len(sentences(text)), 1) + 11.8 * syllables / max(len(words), 1) - 15.59


def _syllables(word: str) -> int:
    lower = word.lower()
    silent = lower.endswith("e") and not lower.endswith(("le", "ee"))
    silent |= lower.endswith("ed") and not lower.endswith(("ted", "ded"))
    return max(1, len(_VOWELS.findall(lower)) - silent)


def long_sentence(x: Exercise) -> Iterator[Remark]:
    """A sentence that nobody reads to its end."""
    for text in x.texts:
        longest = max(sentences(text.words), key=lambda s: len(_WORD.findall(s)), default="")
        count = len(_WORD.findall(longest))
        if count > LONGEST_SENTENCE:
            what = sentence("a sentence is too long", f"{count} words in {shown(longest)}", f"up to {LONGEST_SENTENCE}")
            yield Remark(text.path, what, "Make two sentences of it.")


def duplicates(x: Exercise) -> Iterator[Remark]:
    """Two texts of one kind that say the same to the same reader; the later one is cited."""
    compared: dict[str, list[tuple[Text, frozenset[str]]]] = {}
    for text in x.texts:
        words = frozenset(word.lower() for word in _WORD.findall(text.words))
        if len(words) >= FEWEST_WORDS:
            compared.setdefault(text.kind.removesuffix("_false"), []).append((text, words))
    said = set()
    for texts in compared.values():
        for (first, some), (second, others) in combinations(texts, 2):
            alike = len(some & others) >= ALIKE * len(some | others)
            if alike and second.path not in said and not told_apart(x, first, second):
                said.add(second.path)
                line = x.document.positions.of_value(first.path).line
                what = f"{PLACES[second.kind].name} says nearly the same as the one on line {line}"
                yield Remark(second.path, what, "Tell of something else, or delete one of the two.")


def told_apart(x: Exercise, first: Text, second: Text) -> bool:
    """Two injects that no nation gets both of, or parts of them: each audience may read the same words."""
    if not first.kind.startswith("injects.") or first.path[1] == second.path[1]:
        return False
    one, other = (x.scenario.injects[int(text.path[1])] for text in (first, second))
    return one.to != "all" and other.to != "all" and not set(one.to) & set(other.to)


RULES: tuple[Rule, ...] = (
    warning("text-too-long", too_long),
    warning("text-hard-to-read", hard_to_read),
    warning("sentence-too-long", long_sentence),
    warning("text-duplicate", duplicates),
)

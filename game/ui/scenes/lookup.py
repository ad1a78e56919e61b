"""The pages of the help that tell of one exercise: the words of the game with its rules, and its numbers."""

from __future__ import annotations

from collections.abc import Collection

from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import View
from game.scenario.catalogue import Catalogue
from game.ui.scenes.help import Page, Told
from game.wording import figures, rules
from game.wording.glossary import entries
from game.wording.numbers import Numbers
from game.wording.orders import KIND


def pages(names: Catalogue, doctrine: Doctrine, view: View, kinds: Collection[Kind]) -> tuple[Page, ...]:
    """What can be looked up in an exercise that uses these kinds of order."""
    numbers = Numbers(doctrine, len(names.nations), names.mechanics)
    words = {
        "Words of the game": [Told(e.word, _sentence(e.meaning), " ".join(e.others)) for e in entries(numbers)],
        "Rules": [Told(rules.TITLE[rule], f"{told} ({rule.value})") for rule, told in rules.HELP.items()],
    }
    found = figures.sections(numbers, view, kinds, lambda order: KIND[order.kind].lower())
    priced = {heading: [_told(line) for line in lines] for heading, lines in found.items()}
    return Page("words", "Words", "book-open", words), Page("numbers", "Numbers", "scale", priced)


def _told(line: str) -> Told:
    about, _, sentence = line.partition(": ")
    return Told(_sentence(about), _sentence(sentence))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"

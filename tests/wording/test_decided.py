"""Who looks back on a decision sees what each option did: as far as it was told, and after the end all of it."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NONE, EffectKind
from game.rules.view import Decision, View
from game.scenario.catalogue import OptionEffect
from game.wording.decided import head, options
from game.wording.deciding import NOTHING
from game.wording.seat_points import worth
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded
from tests.wording.test_deciding import with_effects

UNSEEN = 2


def after(ended: bool) -> View:
    """The parade is decided on; the third thread is not seen."""
    view = crowded()
    threads = tuple(t for t in view.threads if t.thread != UNSEEN)
    decided = (Decision(1, TICK - 2, TICK + 10, 2, 0, 1),)
    return replace(view, decisions=decided, threads=threads, clock=replace(view.clock, ended=ended))


def test_the_option_that_was_taken_is_marked_and_the_other_told_too() -> None:
    hold, march = options(CATALOGUE, after(False), 1)
    assert (hold.text, hold.taken, hold.lines) == ("Train as planned", False, (NOTHING.text,))
    assert (march.text, march.taken) == ("Let them parade", True)
    assert march.lines == (
        f"Worth {worth(4)}.", "Your staff points: −2 a turn for 12 hours.", "Corvessa's trust in you: −4.",
    )  # fmt: skip
    assert head(after(False)) != head(after(True))


def test_after_the_end_what_struck_others_and_unseen_threads_is_told_by_name() -> None:
    hold, march = options(CATALOGUE, after(True), 1)
    assert hold.lines == ("Nothing.",)
    others = [CATALOGUE.nations[n].name for n in (1, 2, 3)]
    assert march.lines[-2:] == (
        f"{others[1]}'s trust in {others[2]}: −4.", f"{others[0]}'s staff points: +1 a turn for 12 hours.",
    )  # fmt: skip
    sooner = OptionEffect(EffectKind.DEADLINE, NONE, NONE, UNSEEN, -6, 0)
    name = CATALOGUE.threads[UNSEEN].codename
    told = {ended: options(with_effects(sooner), after(ended), 1)[1].lines[-1] for ended in (False, True)}
    assert told[True] == f"{name}'s deadline: 6 hours earlier."
    assert name not in told[False]
    assert "A thread that you do not see" in told[False]


def test_every_kind_of_effect_has_its_words_after_the_end() -> None:
    for kind in EffectKind:
        if kind not in (EffectKind.MESSAGE, EffectKind.SEAT_POINTS):
            other = 1 if kind == EffectKind.TRUST else NONE
            (line,) = options(with_effects(OptionEffect(kind, 0, other, 0, 10, 6)), after(True), 1)[1].lines[1:]
            assert line.endswith(".")

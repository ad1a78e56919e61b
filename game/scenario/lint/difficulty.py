"""Settings of difficulty: each changes something, in the direction that its place in the list promises.

Settings before `normal` are easier than it, those after it harder.
"""

from collections.abc import Iterator

from game.rules.codes import TICKS_PER_TURN
from game.rules.doctrine import Doctrine
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, warning
from game.scenario.problems import sentence

HARDER_WHEN_HIGHER = frozenset((
    "release_green", "release_amber", "release_strict", "release_red", "note_latency", "liaison_latency",
    "liaison_setup", "agreement_setup", "agreement_trust", "platform_interop", "saturation", "domains_small",
    "domains_large", "detect", "form_confidence", "hazard_origin", "hazard_need", "hazard_no_need", "hazard_span",
    "tear_kills_source", "breach_found", "breach_turns", "force_base", "force_member", "join_trust",
    "training_busy", "training_gap", "interop_fade", "respond_confidence", "nearly_confidence",
    "nearly_capability", "wrong_busy", "wrong_hidden", "wrong_hidden_span", "respond_busy", "deploy_ticks",
    "deploy_least", "freeze_loss", "campaign_growth", "campaign_severity", "campaign_noise", "prevention_growth",
    "service_ticks", "meeting_gap", "notice_ticks", "diffusion_ticks", "score_wrong", "score_breach",
    "score_coverage_full", "score_reference", "trust_drift", "handling_base",
))  # fmt: skip
HARDER_WHEN_LOWER = frozenset((
    "trust_ally", "trust_common", "trust_none", "trust_evidence_cap", "trust_answer", "trust_caveat",
    "trust_training", "trust_ministerial", "trust_breach", "trust_breach_witness", "trust_compromise",
    "trust_ignored", "trust_declined", "trust_push", "trust_push_cap", "trust_wrong_force", "note_capacity",
    "liaison_capacity", "liaison_seats", "torn_detail", "credibility_unread_grade", "late_evidence",
    "band_before", "band_after", "expose_false", "reading_base", "reading_block", "requests_a_turn", "force_size",
    "training_interop", "training_intelligence", "freeze_delay", "freeze_requirement", "deploy_support",
    "deploy_logistics", "deploy_trained", "deploy_liaison", "refer_base", "refer_member", "harden_severity",
    "campaign_feeds", "handling_step", "release_wait", "request_due", "service_span",
))  # fmt: skip
"""Doctrine numbers whose direction is plain; of the others lint says nothing."""


def changes_nothing(x: Exercise) -> Iterator[Remark]:
    """A setting beside normal under which everything is as in normal."""
    normal = x.settings["normal"].public.doctrine
    base = next(d for d in x.scenario.difficulties if d.id == "normal")
    for i, setting in enumerate(x.scenario.difficulties):
        doctrine = x.settings[setting.id].public.doctrine
        same = (setting.staff, setting.life) == (base.staff, base.life)
        if setting.id != "normal" and same and not _changed(doctrine, normal):
            what = f"the setting '{setting.id}' changes nothing that normal has"
            yield Remark(("difficulties", i, "id"), what, "Change staff, life or a doctrine number, or delete it.")


def _changed(doctrine: Doctrine, normal: Doctrine) -> list[str]:
    return [name for name in Doctrine.__slots__ if getattr(doctrine, name) != getattr(normal, name)]


def wrong_way(x: Exercise) -> Iterator[Remark]:
    """A setting before normal that makes something harder, or one after it that makes something easier."""
    settings = x.scenario.difficulties
    ids = [d.id for d in settings]
    base = settings[ids.index("normal")]
    normal = x.settings["normal"].public.doctrine
    for i, setting in enumerate(settings):
        if setting.id == "normal":
            continue
        easier = i < ids.index("normal")
        doctrine = x.settings[setting.id].public.doctrine
        steps = {"staff": base.staff - setting.staff, "life": base.life - setting.life}
        steps |= {name: _harder(name, doctrine, normal) for name in _changed(doctrine, normal)}
        wrong = [name for name, harder in steps.items() if (harder > 0) == easier and harder]
        if wrong:
            what = f"the setting '{setting.id}' stands {'before' if easier else 'after'} normal and is"
            what = sentence(f"{what} {'harder' if easier else 'easier'} than it in something", ", ".join(wrong))
            fix = "Turn the number round, or order the settings from easy to hard."
            yield Remark(("difficulties", i, "id"), what, fix)


def _harder(name: str, doctrine: Doctrine, normal: Doctrine) -> int:
    """How much harder a number makes the exercise; 0 where that is not plain."""
    step: int = getattr(doctrine, name) - getattr(normal, name)
    return step * ((name in HARDER_WHEN_HIGHER) - (name in HARDER_WHEN_LOWER))


def clock_beyond_the_end(x: Exercise) -> Iterator[Remark]:
    """A setting that lengthens a thread's life so much that its deadline may come after the exercise has ended."""
    ticks = x.scenario.turns * TICKS_PER_TURN
    for i, setting in enumerate(x.scenario.difficulties):
        clocks = {t.id: t.opens + t.life[1] for t in x.scenario.threads if not isinstance(t.opens, str)}
        late = [name for name, clock in clocks.items() if clock < ticks <= clock + setting.life]
        if late:
            what = sentence(f"under '{setting.id}' a deadline may lie after the end", ", ".join(late))
            yield Remark(("difficulties", i, "life"), what, "Let the setting add less, or shorten the thread's life.")


RULES: tuple[Rule, ...] = (
    warning("difficulty-clock-beyond-end", clock_beyond_the_end),
    warning("difficulty-changes-nothing", changes_nothing),
    warning("difficulty-wrong-way", wrong_way),
)

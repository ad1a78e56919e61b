"""From a scenario to the arrays of the rules: shapes, dtypes and what each number means."""

import re
import typing
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from game.rules.codes import (
    NEVER,
    NONE,
    Capability,
    Dimension,
    EffectKind,
    Label,
    Metric,
    Outcome,
    Service,
    TruthMode,
)
from game.rules.doctrine import Doctrine
from game.rules.initial import initial
from game.rules.orders import Kind
from game.rules.tables import PublicTables, Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import Compiled, compile_loaded, compile_scenario
from game.scenario.compile_injects import AND, AT_LEAST, BELOW, EQUAL, NOT, OR, PUSH
from game.scenario.compile_reports import freshness
from game.scenario.load import LoadResult, load, load_bytes
from tests.scenario.example import EXAMPLE, edited


def compiled(text: str = EXAMPLE, difficulty: str = "normal") -> Compiled:
    result = load_bytes(text.encode())
    assert result.problems == ()
    return compile_loaded(result, difficulty)


@pytest.fixture(scope="module")
def game() -> Compiled:
    return compiled()


def arrays_of(tables: Tables) -> dict[str, tuple[object, np.ndarray]]:
    """Name to (annotation, array) of every array of both parts."""
    found = {}
    for part in (tables.public, tables):
        hints = typing.get_type_hints(type(part))
        found |= {f.name: (hints[f.name], getattr(part, f.name)) for f in fields(part)}
    return {name: pair for name, pair in found.items() if isinstance(pair[1], np.ndarray)}


def scalar_of(annotation: object) -> type[np.generic] | None:
    """The scalar type that an array's annotation names, however deep numpy's alias holds it."""
    for each in typing.get_args(annotation):
        if isinstance(each, type) and issubclass(each, np.generic):
            return each
        if (found := scalar_of(each)) is not None:
            return found
    return None


FILES: list[object] = [EXAMPLE, *bundled_files()]


@pytest.mark.parametrize("source", FILES, ids=lambda s: getattr(s, "stem", "example"))
def test_every_array_has_the_dtype_that_tables_declare_and_is_read_only(source: object) -> None:
    result: LoadResult = load_bytes(source.encode()) if isinstance(source, str) else load(str(source))
    assert result.scenario is not None
    for difficulty in result.scenario.difficulties:
        for name, (annotation, array) in arrays_of(compile_loaded(result, difficulty.id).tables).items():
            declared = scalar_of(annotation)
            assert declared is not None, name
            wider = name == "pair_report"
            assert array.dtype == declared or wider, (name, array.dtype, declared)
            assert not array.flags.writeable, name


def test_shapes_follow_the_counts(game: Compiled) -> None:
    public, tables = game.tables.public, game.tables
    n, i, t, c = public.n_nations, public.n_reports, public.n_threads, public.n_channels
    assert (n, i, t, c) == (3, 5, 2, 4)
    assert public.trust.shape == public.allied.shape == (n, n)
    assert public.report_subject.shape == (i, public.n_subjects)
    assert tables.weight.shape == (i, t)
    assert tables.freshness.shape[1] == public.ticks + 1
    assert public.channel_member.shape == (c, n)
    assert tables.holder_choice.shape == (i, 2)


def test_a_relation_sets_both_directions_and_the_rest_follow_the_organisation(game: Compiled) -> None:
    public = game.tables.public
    assert public.trust[0, 1] == public.trust[1, 0] == 520
    assert public.trust[0, 2] == Doctrine().trust_ally
    assert public.interop[0, 1] == 250
    assert public.liaison[0, 1]
    assert public.half_agreed[1, 0]
    assert not public.agreement.any()
    assert public.community.all()
    assert public.allied.all()


def test_worldwide_organisations_make_no_community() -> None:
    text = edited("[joint_intelligence, military_support]", "[notice]")
    public = compiled(edited("kind: military_alliance", "kind: interpol", text)).tables.public
    assert not public.community.any()
    assert public.trust[0, 2] == Doctrine().trust_none


def test_channels_begin_with_the_note_and_the_officer(game: Compiled) -> None:
    public = game.tables.public
    assert list(public.channel_kind) == [0, 1, 3, 2]
    assert list(public.channel_ceiling) == [Label.GREEN, Label.RED, Label.GREEN, Label.AMBER]
    assert list(public.channel_capacity) == [2, 2, 8, 6]
    assert list(public.channel_organisation) == [NONE, NONE, 0, 0]


def test_services_and_the_fusion_cell_come_from_the_organisation(game: Compiled) -> None:
    public = game.tables.public
    assert [Service(s) for s in np.flatnonzero(public.service[0])] == [
        Service.JOINT_INTELLIGENCE,
        Service.MILITARY_SUPPORT,
    ]
    assert (public.n_cells, list(public.cell_of)) == (1, [0])


def test_evidence_stands_by_thread(game: Compiled) -> None:
    tables = game.tables
    assert list(tables.weight[1]) == [240, 100]
    assert list(tables.band) == [3, 2, 3, 0, 0]
    assert list(tables.main_thread) == [0, 0, 1, NONE, NONE]


def test_reports_of_one_source_do_not_corroborate_each_other(game: Compiled) -> None:
    corroborates = game.tables.corroborates
    assert not corroborates[0, 1]
    assert corroborates[1, 2]
    assert corroborates[2, 1]
    assert not corroborates.diagonal().any()


def test_what_a_seed_varies_is_declared(game: Compiled) -> None:
    tables = game.tables
    assert list(tables.thread_group) == [0, 0]
    assert list(tables.holder_choice[2]) == [0, NONE]
    assert list(tables.holder_count) == [2, 2, 1, 1, 1]
    assert list(tables.deal) == [0, 0, NONE, NONE, NONE]
    assert list(tables.truth_mode[:4]) == [TruthMode.THREAD, TruthMode.GRADE, TruthMode.TRUE, TruthMode.FALSE]
    assert list(zip(tables.arrive_low, tables.arrive_high, strict=True))[:3] == [(3, 9), (0, 12), (NEVER, NEVER)]
    assert list(tables.thread_opens) == [0, NEVER]


def test_alerts_become_halves_and_their_match_a_report(game: Compiled) -> None:
    public, tables = game.tables.public, game.tables
    assert list(public.counterpart) == [1, 0]
    assert list(public.alert_pair) == [0, 0]
    assert list(public.report_alert_pair) == [NONE, NONE, 0, NONE, NONE]
    assert list(tables.pair_report) == [2]
    assert tables.alert_choice.tolist() == [[0, NONE], [1, 2]]


def test_a_campaign_knows_its_platform_audiences_and_noise(game: Compiled) -> None:
    public, tables = game.tables.public, game.tables
    assert list(public.campaign_channel) == [2]
    assert public.campaign_audience.tolist() == [[True, False, True]]
    assert tables.campaign_start.tolist() == [[300, 0, 250]]
    assert tables.campaign_noise.tolist() == [[3]]
    assert list(public.report_campaign) == [NONE, NONE, NONE, NONE, 0]


def test_a_condition_becomes_a_postfix_program(game: Compiled) -> None:
    rows = [tuple(row[1:7]) for row in game.tables.condition.tolist()]
    none = (NONE, NONE, NONE, 0, 0)
    assert rows == [
        (PUSH, Metric.CONFIDENCE, 0, 0, AT_LEAST, 400),
        (PUSH, Metric.FIRED, 2, NONE, EQUAL, 1),
        (NOT, *none),
        (AND, *none),
        (PUSH, Metric.TICK, NONE, NONE, AT_LEAST, 30),
        (PUSH, Metric.ORDERS_USED, Kind.SHARE, NONE, AT_LEAST, 5),
        (OR, *none),
        (AND, *none),
    ]
    assert set(game.tables.condition[:, 0]) == {1}


def program(condition: str) -> list[tuple[int, ...]]:
    text = edited("    tray: true\n", f"    when: {condition}\n")
    return [tuple(row[1:7]) for row in compiled(text).tables.condition.tolist() if row[0] == 3]


def test_every_atom_of_the_condition_language_compiles() -> None:
    assert program("{trust: {of: alv, in: bor, below: 300}}") == [(PUSH, Metric.TRUST, 0, 1, BELOW, 300)]
    assert program("{outcome: {thread: teal, is: open}}") == [(PUSH, Metric.OUTCOME, 1, NONE, EQUAL, Outcome.OPEN)]
    assert program("{intensity: {campaign: refrain, nation: cas, at_least: 500}}") == [
        (PUSH, Metric.INTENSITY, 0, 2, AT_LEAST, 500)
    ]
    assert program("{decision: {inject: press-call, is: brief}}") == [(PUSH, Metric.DECIDED, 2, NONE, EQUAL, 1)]
    assert program("{task_forces: {at_least: 1}}") == [(PUSH, Metric.TASK_FORCES, NONE, NONE, AT_LEAST, 1)]
    assert program("{inject: {id: net-down, fired: false}}") == [(PUSH, Metric.FIRED, 1, NONE, EQUAL, 0)]


def test_both_bounds_of_a_comparison_hold_together() -> None:
    assert program("{tick: {at_least: 12, below: 30}}") == [
        (PUSH, Metric.TICK, NONE, NONE, AT_LEAST, 12),
        (PUSH, Metric.TICK, NONE, NONE, BELOW, 30),
        (AND, NONE, NONE, NONE, 0, 0),
    ]


def test_effects_and_options_become_rows(game: Compiled) -> None:
    assert [tuple(row) for row in game.tables.effect.tolist()] == [
        (0, NONE, EffectKind.THREAD, NONE, NONE, 1, 0, 0, 0),
        (0, NONE, EffectKind.REPORT, NONE, NONE, 4, 0, 0, 0),
        (1, NONE, EffectKind.OUTAGE, NONE, NONE, 2, 0, 12, 0),
        (2, 1, EffectKind.TRUST, 1, 0, NONE, -20, 0, 0),
        (2, 1, EffectKind.STAFF, 0, NONE, NONE, -1, 12, 0),
        (2, 1, EffectKind.SEAT_POINTS, NONE, NONE, NONE, 3000, 0, 0),
        (3, NONE, EffectKind.SEVERITY, NONE, NONE, 0, 100, 0, 0),
    ]
    tables = game.tables
    assert list(tables.inject_options) == [0, 0, 2, 0]
    assert list(tables.inject_default) == [NONE, NONE, 0, NONE]
    assert list(tables.inject_counsel) == [NONE, NONE, 1, NONE]
    assert list(tables.inject_audience) == [0b111, 0b011, 0b001, 0b111]
    assert list(tables.inject_low) == [6, NEVER, 24, NEVER]
    assert list(tables.inject_tray) == [False, False, False, True]


EFFECTS = {
    "{kind: deadline, thread: heron, ticks: 6}": (EffectKind.DEADLINE, NONE, NONE, 0, 6, 0),
    "{kind: intensity, campaign: refrain, change: 90}": (EffectKind.INTENSITY, NONE, NONE, 0, 90, 0),
    "{kind: priority, thread: teal}": (EffectKind.PRIORITY, NONE, NONE, 1, 0, 0),
    "{kind: framework, nation: cas}": (EffectKind.FRAMEWORK, 2, NONE, NONE, 0, 0),
    "{kind: caution, nation: bor, change: 50}": (EffectKind.CAUTION, 1, NONE, NONE, 50, 0),
    "{kind: handling, nation: bor, change: -1}": (EffectKind.HANDLING, 1, NONE, NONE, -1, 0),
}


@pytest.mark.parametrize("text, row", EFFECTS.items(), ids=lambda v: str(v)[:20])
def test_an_effect_names_what_it_changes(text: str, row: tuple[int, ...]) -> None:
    tables = compiled(edited("{kind: severity, thread: heron, change: 100}", text)).tables
    assert tuple(tables.effect[-1].tolist()) == (3, NONE, *row, 0)


def test_difficulty_changes_what_it_says_and_nothing_else(game: Compiled) -> None:
    easy, hard = compiled(difficulty="easy").tables, compiled(difficulty="hard").tables
    assert list(easy.public.staff - game.tables.public.staff) == [1, 1, 1]
    assert (easy.thread_life - game.tables.thread_life == 6).all()
    assert hard.public.doctrine.hazard_no_need == 9000
    assert hard.public.doctrine.hazard_need == game.tables.public.doctrine.hazard_need == 1400
    assert (hard.weight == game.tables.weight).all()


def test_weights_of_a_dimension_add_up_and_private_interests_count_where_offered(game: Compiled) -> None:
    weights = game.tables.public.weights
    assert weights.sum() == 100
    assert weights[Dimension.OUTCOME] == 60
    assert game.tables.public.seat_weights[-1] == 10
    assert compiled(edited("          private: 3\n", "")).tables.public.seat_weights[-1] == 0


def test_an_exercise_shows_only_what_it_uses(game: Compiled) -> None:
    assert {"fiu", "online", "database", "decisions", "orcon"} <= game.tables.public.mechanics
    assert "harden" not in game.tables.public.mechanics  # switched off in the file
    assert "priority" not in game.tables.public.mechanics  # nobody offers it
    off = compiled(edited("mechanics: {hardening: false}", "mechanics: {originator_control: false, training: false}"))
    assert not off.tables.public.mechanics & {"orcon", "train"}
    assert not off.tables.public.report_orcon.any()


def test_freshness_halves_exactly_at_the_half_life() -> None:
    row = freshness(24, 72)
    assert [row[0], row[24], row[48], row[72]] == [100, 50, 25, 12]
    assert (np.diff(row.astype(int)) <= 0).all()


@pytest.mark.parametrize("path", bundled_files(), ids=lambda p: p.stem)
def test_seeds_of_a_bundled_exercise_differ_in_who_holds_what_and_which_thread_is_the_decoy(path: Path) -> None:
    state = initial(compile_loaded(load(path)).tables, np.arange(16, dtype=np.uint64))
    assert len(np.unique(state.origin, axis=0)) > 4
    assert len(np.unique(state.decoy, axis=0)) > 1
    assert (state.decoy.sum(1) >= 1).all()


def test_report_codes_tell_neither_order_nor_number(game: Compiled) -> None:
    codes = [r.code for r in game.catalogue.reports]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"R-[1-9][0-9]{2}", code) for code in codes)
    kept = compiled(edited("  - id: chatter\n", "  - id: chatter-two\n", EXAMPLE.replace("[chatter]", "[chatter-two]")))
    assert [r.code for r in kept.catalogue.reports][:3] == codes[:3]


def test_the_catalogue_is_in_the_order_of_the_arrays(game: Compiled) -> None:
    names, public = game.catalogue, game.tables.public
    assert [n.code for n in names.nations] == ["ALV", "BOR", "CAS"]
    assert [c.id for c in names.channels] == ["note", "liaison", "compact-net", "compact-store"]
    assert [a.id for a in names.alerts] == ["warehouse-a", "warehouse-b"]
    assert [o.id for o in names.injects[2].options] == ["hold", "brief"]
    assert names.threads[0].closing[Outcome.PREVENTED].startswith("The bookings were traced")
    assert names.threads[0].closing[Outcome.CONTAINED] == ""
    for name in (
        "nations",
        "reports",
        "threads",
        "channels",
        "alerts",
        "campaigns",
        "organisations",
        "subjects",
        "injects",
    ):
        assert len(getattr(names, name)) == getattr(public, f"n_{name}"), name


def test_the_same_content_is_compiled_once_a_difficulty() -> None:
    result = load_bytes(EXAMPLE.encode())
    assert compile_loaded(result) is compile_loaded(load_bytes(EXAMPLE.encode(), "elsewhere.yaml"))
    assert compile_loaded(result) is not compile_loaded(result, "easy")


def test_a_difficulty_that_does_not_exist_is_a_key_error() -> None:
    scenario = load_bytes(EXAMPLE.encode()).scenario
    assert scenario is not None
    with pytest.raises(KeyError):
        compile_scenario(scenario, "brutal")


def test_capabilities_are_in_the_order_of_the_codes(game: Compiled) -> None:
    public = game.tables.public
    assert public.capability[0, Capability.INTELLIGENCE] == 3
    assert public.capability[1, Capability.LOGISTICS] == 2
    assert public.thread_need[0].tolist() == [0, 3, 0, 0, 0, 0, 0, 0]
    assert public.crisis_need[0, Capability.VICTIM_SUPPORT] == 2
    assert PublicTables.__doc__

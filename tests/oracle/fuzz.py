"""Random orders of every kind, legal and not, for every nation of every game."""

import numpy as np

from game.rules.arrays import I32, Bool
from game.rules.codes import NONE, MatterKind, Stage
from game.rules.orders import BY_KIND, COLUMNS, N_KINDS, Kind, Orders
from game.rules.state import State
from game.rules.tables import PublicTables

LIKELY = 0.9
"""Share of fields that name something that exists, where the nation has it: else anything near the range."""


def sizes(p: PublicTables) -> dict[str, int]:
    """How many there are of what each column names."""
    return {
        "report": p.n_reports, "other": p.n_reports, "alert": p.n_alerts, "thread": p.n_threads,
        "subject": p.n_subjects, "channel": p.n_channels, "organisation": p.n_organisations,
        "campaign": p.n_campaigns, "inject": p.n_injects, "option": 3, "amount": 4, "tear": 2,
    }  # fmt: skip


def random_orders(p: PublicTables, st: State, draw: np.random.Generator, each: int = 12) -> Orders:
    """`each` orders a nation and game, in one shuffled block; places repeat now and then."""
    rows = len(st.seeds) * p.n_nations * each
    b, n = (x.repeat(each) for x in np.divmod(np.arange(len(st.seeds) * p.n_nations), p.n_nations))
    kind = draw.integers(1, N_KINDS, rows)
    columns = {name: _field(draw, size, rows) for name, size in sizes(p).items()}
    edge = draw.random(rows) < 0.04
    columns["amount"] = np.where(edge, draw.integers(126, 130, rows), columns["amount"])
    columns["option"] = np.where(edge, draw.integers(0, 15, rows), columns["option"])
    columns["tear"] = np.maximum(columns["tear"], 0)
    _order_services(p, draw, n, kind, columns)
    held = st.copies[b, n] > 0
    likely = (draw.random(rows) < LIKELY) & held.any(1)
    some = (held * draw.random(held.shape)).argmax(1)
    columns["report"] = np.where(likely, some, columns["report"])
    answers = (kind == Kind.ANSWER) | (kind == Kind.DECLINE)
    columns["other"] = np.where(answers, draw.integers(-1, p.n_nations, rows), columns["other"])
    columns["other"] = np.where(kind == Kind.REGISTER, draw.integers(-1, p.n_subjects, rows), columns["other"])
    columns["to"] = _recipients(p, draw, n, rows)
    columns["key"] = _keys(st, draw, b, n, kind)
    wide = draw.random(rows) < 0.5
    columns["alert"] = np.where((kind == Kind.ANALYSE) & wide, NONE, columns["alert"])
    foreign = _foreign(kind) & (draw.random((rows, len(COLUMNS))) < 0.99)
    for index, name in enumerate(COLUMNS):
        columns[name] = np.where(foreign[:, index], 0 if name in ("to", "tear") else NONE, columns[name])
    place = draw.integers(0, each, rows)
    shuffled = draw.permutation(rows)
    fields = {"b": b, "n": n, "kind": kind, "place": place, **{name: columns[name] for name in COLUMNS}}
    return Orders(**{name: value[shuffled].astype(np.int32) for name, value in fields.items()})


def _order_services(p: PublicTables, draw: np.random.Generator, n: I32, kind: I32, columns: dict[str, I32]) -> None:
    """Mostly what an organisation of the nation offers."""
    offered = (p.service[None] & p.member.T[:, :, None])[n].reshape(len(n), -1)
    some = (offered * draw.random(offered.shape)).argmax(1)
    known = np.where(draw.random(len(n)) < LIKELY, some, draw.integers(0, offered.shape[1], len(n)))
    service = kind == Kind.SERVICE
    columns["organisation"] = np.where(service, known // 14, columns["organisation"])
    columns["option"] = np.where(service, known % 14, columns["option"])


def _foreign(kind: I32) -> Bool:
    """Columns that a kind does not have: [R, columns]."""
    table = np.ones((N_KINDS, len(COLUMNS)), np.bool_)
    for order in BY_KIND.values():
        table[order.kind] = [name not in order.columns for name in COLUMNS]
    return np.asarray(table[kind])


def _field(draw: np.random.Generator, size: int, rows: int) -> I32:
    inside = draw.integers(0, max(size, 1), rows)
    beyond = draw.integers(-2, size + 2, rows)
    return np.where(draw.random(rows) < 0.96, np.minimum(inside, size - 1), beyond).astype(np.int32)


def _recipients(p: PublicTables, draw: np.random.Generator, n: I32, rows: int) -> I32:
    """Mostly one other nation, sometimes several, now and then nobody, oneself or a stranger."""
    one = 1 << draw.integers(0, p.n_nations, rows)
    many = draw.integers(0, 1 << p.n_nations, rows)
    mask = np.where(draw.random(rows) < 0.7, one, many) & ~(1 << n)
    odd = draw.random(rows)
    return np.where(odd < 0.02, 1 << n, np.where(odd < 0.04, 1 << p.n_nations, mask)).astype(np.int32)


def _keys(st: State, draw: np.random.Generator, b: I32, n: I32, kind: I32) -> I32:
    """A matter put to the nation, or a force it has a part in; else any key or none."""
    matters = (st.matter_to[b] == n[:, None]) & (st.matter_key[b] > 0)
    matter = _cell(st.matter_key[b], matters, draw)
    any_matter = st.matter_key[b, draw.integers(0, st.matter_key.shape[1], len(b))]
    invited = (kind == Kind.JOIN)[:, None] & (st.matter_kind[b] == MatterKind.INVITATION)
    matter = np.where((matters & invited).any(1), _cell(st.matter_key[b], matters & invited, draw), matter)
    asks = np.isin(kind, (Kind.ANSWER, Kind.DECLINE, Kind.RELEASE, Kind.ACCEPT, Kind.JOIN))
    key = np.where(matters.any(1) & (draw.random(len(b)) < LIKELY), matter, any_matter)
    if st.force_key.shape[1]:
        mine = st.force_member[b, :, n] & (st.force_stage[b] != Stage.FREE)
        force = _cell(st.force_key[b], mine, draw)
        key = np.where(asks | ~mine.any(1), key, force)
    return np.where(draw.random(len(b)) < 0.03, draw.integers(-2, 1 << 31, len(b)), key).astype(np.int32)


def _cell(values: I32, mask: Bool, draw: np.random.Generator) -> I32:
    """A random value of each row under the mask, the first where there is none."""
    column = (mask * draw.random(mask.shape)).argmax(1)
    return np.asarray(np.take_along_axis(values, column[:, None], 1)[:, 0])

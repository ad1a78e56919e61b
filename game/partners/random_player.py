"""The random player: uniform over order kinds, then over the orders of that kind that look legal to the nation."""

import numpy as np

from game.partners.plan import Wish, choose, wish
from game.rules import rng
from game.rules.arrays import I32, Bool, Ints, bit, hits
from game.rules.codes import NONE, MatterKind, MatterStatus, Service, Stage
from game.rules.orders import BASE_COST, BY_KIND, Kind, Orders
from game.rules.rng import Stream
from game.rules.seen import Seen
from game.rules.tables import PublicTables

DRAWS = 8
"""Orders drawn for each nation and turn; what it cannot pay is dropped."""


def random_orders(p: PublicTables, s: Seen, players: Bool) -> Orders:
    """Draw kinds uniformly, then each field uniformly among what the nation knows to exist."""
    b, n = hits(players)
    kinds = np.array([k for k, o in BY_KIND.items() if not o.mechanic or o.mechanic in p.mechanics], np.int32)
    wishes: list[Wish] = []
    for k in range(DRAWS):
        draw = Draw(p, s, b, n, k)
        kind = kinds[draw.below(0, len(kinds))]
        for one in np.unique(kind):
            rows = np.flatnonzero(kind == one)
            wishes += draw.rows(rows).orders(Kind(one), 500 - k)
    return choose(wishes, s.staff, players, most=DRAWS)


class Draw:
    """Random fields for rows (game, nation) of one draw; addressed by nation and draw, never by row."""

    def __init__(self, p: PublicTables, s: Seen, b: Ints, n: Ints, k: int) -> None:
        self.p, self.s, self.b, self.n, self.k = p, s, b, n, k

    def rows(self, index: Ints) -> "Draw":
        """The same draw for some of its rows."""
        return Draw(self.p, self.s, self.b[index], self.n[index], self.k)

    def below(self, field: int, bound: Ints | int) -> I32:
        """A whole number in [0, bound) for a field of each row."""
        entity = (self.n * DRAWS + self.k) * 16 + field
        return rng.below(self.s.nonce[self.b, 0].astype(np.uint64), self.s.tick, Stream.POLICY, entity, bound)

    def among(self, field: int, mask: Bool) -> tuple[I32, Bool]:
        """A uniform true column of each row of `mask` [R, X], and whether there is one."""
        if not mask.shape[1]:
            return np.zeros(len(mask), np.int32), np.zeros(len(mask), np.bool_)
        count = mask.sum(1, dtype=np.int32)
        pick = self.below(field, np.maximum(count, 1))
        chosen = ((mask.cumsum(1) - 1 == pick[:, None]) & mask).argmax(1).astype(np.int32)
        return chosen, count > 0

    def nation(self, field: int, allowed: Bool | None = None) -> tuple[I32, Bool]:
        """Another nation, as a mask."""
        mask = np.arange(self.p.n_nations) != self.n[:, None]
        m, ok = self.among(field, mask if allowed is None else mask & allowed)
        return bit(m), ok

    def orders(self, kind: Kind, score: int) -> list[Wish]:
        """Orders of the kind for all rows that have what it needs."""
        fields: dict[str, Ints] = {}
        good = np.ones(len(self.b), np.bool_)
        for position, name in enumerate(BY_KIND[kind].columns):
            value, ok = self.field(kind, name, position + 1)
            fields[name] = np.where(ok, value, 0 if name == "to" else NONE)
            good &= ok
        cost = np.full(len(self.b), BASE_COST[kind], np.int32)
        if kind == Kind.SERVICE:
            fields["organisation"], fields["option"], good = self.service()
            cost = self.p.service_cost[fields["option"]].astype(np.int32)
        picked = {name: value[good] for name, value in fields.items()}
        return [wish(self.b[good], self.n[good], kind, score, cost[good], **picked)]

    def field(self, kind: Kind, name: str, position: int) -> tuple[I32, Bool]:
        """A value of the field for each row, and whether one exists."""
        p, s, b, n = self.p, self.s, self.b, self.n
        always = np.ones(len(b), np.bool_)
        held = s.copies[b, n] > 0
        if name == "report":
            return self.among(position, held)
        if name == "to":
            return self.nation(position)
        if name == "thread":
            return self.among(position, s.detected[b, n])
        if name == "key":
            return self.key(kind, position)
        if name == "inject":
            return self.among(position, s.pending[b, n])
        if name == "alert":
            return self.among(position, s.alert_known[b, n]) if kind != Kind.ANALYSE else (np.full(len(b), -1), always)
        sizes = {"subject": p.n_subjects, "channel": p.n_channels, "organisation": p.n_organisations,
                 "campaign": p.n_campaigns, "tear": 2, "option": 3, "amount": 4, "other": 0}  # fmt: skip
        size = sizes[name] if (kind, name) != (Kind.ACCEPT, "option") else 2
        if size == 0:
            return np.full(len(b), -1, np.int32), always
        return self.below(position, size), always

    def key(self, kind: Kind, position: int) -> tuple[I32, Bool]:
        """Key of a matter put to the nation that the kind answers, or of a task force it serves in or is invited to."""
        s, b, n = self.s, self.b, self.n
        answers = {
            Kind.ANSWER: (MatterKind.RFI,),
            Kind.RELEASE: (MatterKind.RELEASE,),
            Kind.JOIN: (MatterKind.INVITATION,),
        }
        accepted = (MatterKind.AGREEMENT, MatterKind.TRAINING, MatterKind.MATCH, MatterKind.ASSISTANCE)
        if kind in (Kind.ANSWER, Kind.RELEASE, Kind.DECLINE, Kind.ACCEPT, Kind.JOIN):
            kinds = answers.get(kind, accepted if kind == Kind.ACCEPT else tuple(MatterKind))
            open_ = (s.matter_status[b] == MatterStatus.OPEN) & (s.matter_to[b] == n[:, None])
            slot, ok = self.among(position, open_ & np.isin(s.matter_kind[b], kinds))
            return s.matter_key[b, slot], ok
        f, ok = self.among(position, (s.serving | s.invited)[b, :, n] & (s.force_stage[b] != Stage.FREE))
        return s.force_key[b, f], ok

    def service(self) -> tuple[I32, I32, Bool]:
        """A service of an organisation to which the nation belongs."""
        offers = self.p.service[None] & self.p.member.T[self.n][:, :, None]
        flat, ok = self.among(15, offers.reshape(len(self.b), -1))
        return flat // len(Service), flat % len(Service), ok

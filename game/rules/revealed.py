"""What is public to all, and what the instructor, the author and the review after the end see: the truth."""

import numpy as np

from game.rules.codes import Copy, Mark, Outcome
from game.rules.picture import indices, ints
from game.rules.state import State
from game.rules.survey import Incident, PublicNation
from game.rules.tables import PublicTables, Tables
from game.rules.truth import ReportTruth, ThreadTruth, Truth


def public_nations(pub: PublicTables, state: State, b: int) -> tuple[PublicNation, ...]:
    """What everybody knows of each nation."""
    return tuple(
        PublicNation(
            nation=n,
            organisations=indices(pub.member[:, n]),
            capability=ints(pub.capability[n]),
            handling=int(pub.handling[n]),
            interests=indices(state.interest[b, n]),
            framework=bool(state.framework[b, n] <= state.tick),
        )
        for n in range(pub.n_nations)
    )


def incidents(pub: PublicTables, state: State, b: int) -> tuple[Incident, ...]:
    """Threads that became an incident."""
    public = np.isin(state.outcome[b], (Outcome.CRISIS, Outcome.CONTAINED, Outcome.UNCONTAINED))
    return tuple(
        Incident(t, int(pub.thread_place[t]), int(state.crisis_until[b, t]), Outcome(state.outcome[b, t]))
        for t in indices(public)
    )


def truth(tables: Tables, state: State, b: int) -> Truth:
    """Everything of game b."""
    pub, st = tables.public, state
    return Truth(
        seed=int(st.seeds[b]),
        threads=tuple(_thread(pub, st, b, t) for t in range(pub.n_threads)),
        reports=tuple(_report(tables, st, b, i) for i in range(pub.n_reports)),
        alert_holders=ints(st.alert_holder[b]),
        trust=tuple(ints(row) for row in st.trust[b]),
        interop=tuple(ints(row) for row in st.interop[b]),
        intensity=tuple(ints(row) for row in st.intensity[b]),
        ledger=ints(st.ledger[b]),
        seat_ledger=tuple(ints(row) for row in st.seat_ledger[b]),
    )


def _thread(pub: PublicTables, st: State, b: int, t: int) -> ThreadTruth:
    return ThreadTruth(
        thread=t,
        decoy=bool(st.decoy[b, t]),
        opens=int(st.opens[b, t]),
        deadline=int(st.deadline[b, t]),
        outcome=Outcome(st.outcome[b, t]),
        closed=int(st.closed[b, t]),
        closed_by=int(st.closed_by[b, t]),
        severity=int(st.severity[b, t]),
        confidence=ints(st.confidence[b, : pub.n_nations, t]),
    )


def _report(tables: Tables, st: State, b: int, i: int) -> ReportTruth:
    nations = tables.public.n_nations
    return ReportTruth(
        report=i,
        origin=int(st.origin[b, i]),
        arrival=int(st.arrival[b, i]),
        true=bool(st.truth[b, i]),
        compromised=bool(st.compromised[b, i]),
        dormant=bool(st.dormant[b, i]),
        band=int(tables.band[i]),
        weight=ints(tables.weight[i]),
        holders=indices(st.copies[b, :nations, i] != Copy.NO),
        readers=indices((st.marks[b, :nations, i] & Mark.READ) > 0),
    )

"""Names in a file: each defined once, each used name defined. One misspelt name is one problem."""

from collections import defaultdict
from dataclasses import dataclass, field

from game.scenario.compose import Document
from game.scenario.fields import Defines, Part
from game.scenario.positions import Mark, Path
from game.scenario.problems import listed, nearest, sentence
from game.scenario.shape import Gap, Spot, walk
from game.scenario.validation import Fault


@dataclass(slots=True)
class _Names:
    """All names of one kind of thing: where each is defined, where each is used, whether some could not be read."""

    defined: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    used: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))
    has_gap: bool = False


def name_faults(document: Document, model: type[Part], failing: frozenset[Path]) -> list[Fault]:
    """Duplicate ids, names that nothing defines, and lists that name a thing twice.

    `failing` holds the paths already reported: an entry whose id is in doubt for that reason is not reported again.
    """
    by_kind: dict[str, _Names] = defaultdict(_Names)
    for found in walk(model, document.data):
        if isinstance(found, Gap):
            by_kind[found.kind].has_gap = True
        elif isinstance(found.mark, Defines):
            by_kind[found.mark.kind].defined[str(found.value)].append(found.path[:-1])
            in_doubt = found.path in failing or found.path[:-1] in document.positions.repeated
            by_kind[found.mark.kind].has_gap |= in_doubt
        elif not failing & {found.path, found.path[:-1]} and not document.positions.is_unsure(found.path):
            by_kind[found.mark.kind].used[str(found.value)].append(found)
    if document.positions.unsure or document.positions.repeated & {()}:
        for names in by_kind.values():
            names.has_gap = True
    faults = []
    for kind, names in by_kind.items():
        faults += _duplicates(document, kind, names, failing)
        faults += _named_twice(document, kind, names)
        if not names.has_gap:
            faults += _dangling(document, kind, names)
    return faults


def _duplicates(document: Document, kind: str, names: _Names, failing: frozenset[Path]) -> list[Fault]:
    """Things of one kind with the same id. Which of them lost its own is not known, so all are in doubt."""
    faults = []
    for name, paths in names.defined.items():
        if len(paths) < 2 or any(f[: len(p)] == p for p in paths for f in failing):
            continue
        names.has_gap = True
        first = document.positions.of_value((*paths[0], "id"))
        for path in paths[1:]:
            mark = document.positions.of_value((*path, "id"))
            what = f"another {kind} is called '{name}'; first on line {first.line}"
            problem = document.source.problem(mark.line, mark.column, what, "duplicate")
            faults += [Fault(p, problem, lacks=kind) for p in (paths[0], path)]
    return faults


def _named_twice(document: Document, kind: str, names: _Names) -> list[Fault]:
    """A list of members, holders or subjects that names one of them twice."""
    faults = []
    for name, spots in names.used.items():
        seen: set[Path] = set()
        for spot in spots:
            if not isinstance(spot.path[-1], int):
                continue
            if spot.path[:-1] in seen:
                mark = document.positions.of_value(spot.path)
                faults.append(
                    _fault(document, spot.path, mark, f"the {kind} '{name}' stands twice in this list", "duplicate")
                )
            seen.add(spot.path[:-1])
    return faults


def _dangling(document: Document, kind: str, names: _Names) -> list[Fault]:
    faults = []
    for name, spots in names.used.items():
        if name in names.defined:
            continue
        meant = nearest(name, names.defined)
        lines = sorted({_mark(document, spot).line for spot in spots})
        unused = nearest(name, names.defined.keys() - names.used.keys()) if len(spots) > 1 else None
        if unused is not None:
            mark = document.positions.of_value((*names.defined[unused][0], "id"))
            used = f"'{name}' is used on lines {listed([str(line) for line in lines])} and defined nowhere"
            what = f"the {kind} '{unused}' is never used, while {used}"
            faults.append(_fault(document, names.defined[unused][0], mark, what, "reference"))
        else:
            mark = min(_mark(document, spot) for spot in spots)
            what = _unknown(document, kind, name, meant, names, lines)
        problem = document.source.problem(mark.line, mark.column, what, "reference")
        faults += [Fault(spot.path, problem, lacks=kind) for spot in spots]
    return faults


def _unknown(document: Document, kind: str, name: str, meant: str | None, names: _Names, lines: list[int]) -> str:
    others = listed([str(line) for line in lines[1:]])
    what = f"there is no {kind} '{name[:60]}'"
    if others:
        what += f" (also on line{'s' if len(lines) > 2 else ''} {others})"
    if meant is None:
        return sentence(what, allowed=listed(sorted(names.defined)) or f"nothing, since the file defines no {kind}")
    defined_on = document.positions.of_value((*names.defined[meant][0], "id")).line
    return f"{sentence(what, meant=meant)} (line {defined_on})"


def _mark(document: Document, spot: Spot) -> Mark:
    return document.positions.of_key(spot.path) if spot.is_key else document.positions.of_value(spot.path)


def _fault(document: Document, path: Path, mark: Mark, message: str, code: str) -> Fault:
    return Fault(path, document.source.problem(mark.line, mark.column, message, code))

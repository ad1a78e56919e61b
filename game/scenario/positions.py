"""Where everything in a file stands: a mark for each key, value and list item, by its path from the top."""

from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys and list indices from the top of the document."""

TOP: Path = ()


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Positions:
    """Marks by path. A list item has only a value mark; a mapping entry has a key mark and a value mark.

    `unsure` holds paths whose content is in doubt for a reason already reported: what is missing or odd at or below
    them is a consequence, not a second mistake. `repeated` holds mappings in which a key stood twice.
    """

    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    unsure: set[Path] = field(default_factory=set)
    repeated: set[Path] = field(default_factory=set)

    def of_value(self, path: Path) -> Mark:
        """The mark of the value at the path, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.values:
                return self.values[path[:end]]
        return Mark(1, 1)

    def of_key(self, path: Path) -> Mark:
        """The mark of the key at the path; of the item itself in a list."""
        return self.keys[path] if path in self.keys else self.of_value(path)

    def is_unsure(self, path: Path) -> bool:
        """Whether the path lies at or below something that could not be read."""
        return any(path[:end] in self.unsure for end in range(len(path) + 1))

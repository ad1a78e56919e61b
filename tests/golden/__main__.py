"""Record the golden games of all bundled exercises anew: `python -m tests.golden "what changed and why"`."""

import sys

from tests.golden.recording import FOLDER, exercises, file_of, recorded, write


def main() -> int:
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        print(__doc__)
        return 2
    known = exercises()
    for path in FOLDER.glob("*.json"):
        if path.stem not in known:
            path.unlink()
    for name, compiled in known.items():
        golden = recorded(name, compiled, sys.argv[1].strip())
        write(golden)
        scores = ", ".join(f"{game.policy} {game.score / 1000:.1f}" for game in golden.games)
        print(f"{file_of(name).name}: {scores}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

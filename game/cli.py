"""The command line: what can be asked of the game. Each command is one short function; the work is done elsewhere."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    name="need-to-share",
    help="Need to Share: a turn-based multinational exercise. Decide what to share, with whom, over which channel, "
    "under which label, and when.\n\nWithout a command the desktop game opens.",
    epilog="Begin with: need-to-share play first-contact",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]
ScenarioName = Annotated[
    str, typer.Argument(help="An exercise by its name, as 'list' shows it, or a file.", metavar="SCENARIO")
]
Seed = Annotated[
    int, typer.Option("--seed", min=0, max=2**63 - 1, help="Number that fixes everything drawn by chance.")
]
Difficulty = Annotated[str, typer.Option("--difficulty", help="A setting of the exercise, as 'list' shows them.")]


def _print_version(asked: bool) -> None:
    if asked:
        from game import cli_show

        cli_show.version()
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print versions and where saves and logs lie."
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        from game import cli_play

        cli_play.window()


@app.command("list")
def list_(json: Json = False) -> None:
    """Show the exercises that come with the game."""
    from game import cli_show

    cli_show.exercises(json)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Scenario files.", metavar="FILE...")],
    tests: Annotated[bool, typer.Option("--tests/--no-tests", help="Play the tests that the files carry.")] = True,
    json: Json = False,
) -> None:
    """Check scenario files: what stops them from loading, what could be better, and the tests they carry."""
    from game import cli_show

    cli_show.check(files, tests, json)


@app.command()
def new(
    name: Annotated[
        str, typer.Argument(help="Name of the new exercise: small letters, digits and hyphens.", metavar="NAME")
    ] = "",
    template: Annotated[str, typer.Option("--template", help="What to begin with.", metavar="T")] = "small",
    folder: Annotated[Path, typer.Option("--dir", help="Folder to write it to.", metavar="DIR")] = Path(),
    list_: Annotated[bool, typer.Option("--list", help="Show the templates instead.")] = False,
) -> None:
    """Begin a new exercise: write a file that can be played at once and explains itself."""
    from game import cli_new

    if list_:
        cli_new.listed()
    else:
        cli_new.new(name, template, folder)


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from game import cli_show

    cli_show.schema()


@app.command()
def play(
    scenario: Annotated[
        str, typer.Argument(help="An exercise by its name, or a file. Without one, choose in the game.")
    ] = "",
    seat: Annotated[str, typer.Option("--seat", help="Nation to play, by its id.", metavar="N")] = "",
    difficulty: Difficulty = "normal",
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=2**63 - 1, help="Play this very game; without it a new one.")
    ] = None,
    load: Annotated[
        str, typer.Option("--load", help="Go on with a saved game: its name or its file.", metavar="SAVE")
    ] = "",
    text: Annotated[bool, typer.Option("--text", help="Play in the terminal, without a window.")] = False,
) -> None:
    """Play an exercise, in a window or, with --text, in the terminal."""
    from game import cli_play

    cli_play.play(scenario, seat, difficulty, seed, load, text)


@app.command()
def preview(
    file: Annotated[str, typer.Argument(help="A scenario file, or an exercise by its name.", metavar="FILE")],
    seed: Seed = 1,
    difficulty: Difficulty = "normal",
) -> None:
    """Show an exercise to its author, who holds what and when, and read it anew whenever its file is saved."""
    from game import cli_play

    cli_play.preview(file, seed, difficulty)


@app.command()
def autoplay(
    scenario: ScenarioName,
    policy: Annotated[
        str, typer.Option("--policy", help="Policy that plays the seat; partner AI plays the rest.", metavar="P")
    ],
    save: Annotated[Path, typer.Option("--save", help="File to save the finished game to.", metavar="FILE")],
    seed: Seed = 1,
    seat: Annotated[str, typer.Option("--seat", help="Nation that the policy plays, by its id.", metavar="N")] = "",
    difficulty: Difficulty = "normal",
) -> None:
    """Let a policy play a whole exercise and save the game."""
    from game import cli_play

    cli_play.autoplay(scenario, policy, save, seed, seat, difficulty)


@app.command()
def replay(
    save: Annotated[str, typer.Argument(help="A saved game: its name or its file.", metavar="SAVE")],
    verify: Annotated[
        bool, typer.Option("--verify", help="Only check that every turn comes out as it was saved.")
    ] = False,
    json: Json = False,
) -> None:
    """Play a saved game again from its seed and orders, and show what happened."""
    from game import cli_play

    cli_play.replay(save, verify, json)


@app.command()
def balance(
    files: Annotated[list[str], typer.Argument(help="Exercises by name, or scenario files.", metavar="FILE...")],
    games: Annotated[int, typer.Option("--games", min=2, max=1_000_000, help="Games for each policy.")] = 400,
    seed: Seed = 1,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, help="Processes to use; the figures are the same.")
    ] = 1,
    par: Annotated[
        int, typer.Option("--par", min=0, max=1000, help="Seeds on which hindsight is searched; 0 leaves it out.")
    ] = 20,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with plots to this file.")] = None,
    json: Json = False,
) -> None:
    """Weigh an exercise before class: how hard it is, whether habits pay, what each part is worth."""
    from game import cli_balance

    if not cli_balance.balance(files, games, seed, jobs, par, html, json):
        raise typer.Exit(1)


@app.command()
def simulate(
    scenario: ScenarioName,
    policy: Annotated[
        str, typer.Option("--policy", help="Policies to compare, separated by commas.", metavar="P[,P...]")
    ],
    games: Annotated[int, typer.Option("--games", min=1, max=1_000_000, help="Games for each policy.")] = 512,
    seed: Seed = 1,
    seats: Annotated[
        str, typer.Option("--seats", help="one: the default human seat, partner AI the rest. all: every nation.")
    ] = "one",
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, help="Processes to use; the figures are the same.")
    ] = 1,
    difficulty: Difficulty = "normal",
    json: Json = False,
) -> None:
    """Play an exercise many times with policies and show the spread of the scores."""
    from game import cli_study

    cli_study.simulate(scenario, policy, games, seed, seats, jobs, difficulty, json)


@app.command()
def tour(
    out: Annotated[Path, typer.Option("--out", help="Folder for the pictures.", metavar="DIR")],
    size: Annotated[str, typer.Option("--size", help="Size of the window.", metavar="WxH")] = "1600x900",
    text_scale: Annotated[float, typer.Option("--text-scale", min=1.0, max=1.5, help="Size of the text.")] = 1.0,
) -> None:
    """Play an exercise through the real screens without a display and write a picture of each."""
    from game import cli_play

    cli_play.tour(out, size, text_scale)


def main(arguments: list[str] | None = None) -> Any:
    """Run a command and exit: 0 good, 1 the thing asked about is bad, 2 wrong usage. Nobody ever meets a traceback."""
    from game.cli_errors import plain_errors

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    with plain_errors():
        app(arguments, prog_name="need-to-share")

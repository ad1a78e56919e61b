"""The command that begins a new exercise."""

from pathlib import Path
from textwrap import fill

from game.assets import scenario_dir
from game.cli_errors import Bad, Usage
from game.cli_show import say
from game.scenario.bundled import listing_of
from game.scenario.load import load
from game.scenario.templates import TemplateError, made, templates


def new(name: str, template: str, folder: Path) -> None:
    """Write NAME.yaml into the folder and say what to type next.

    Usage for a name that cannot be had, Bad where the file cannot be written.
    """
    if not name:
        raise Usage("name the exercise, such as: need-to-share new two-harbours; 'new --list' shows the templates")
    try:
        text = made(template, name)
    except TemplateError as error:
        raise Usage(str(error)) from None
    file = folder / f"{name}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists():
            raise Bad(f"{file} is there already and stays as it is; choose another name or another --dir")
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise Bad(f"{file} could not be written: {(error.strerror or str(error)).lower()}") from None
    say(f"{file} is written, from the template '{template}'. Its comments tell what each line decides.")
    path = f'"{file}"' if " " in str(file) else str(file)
    say(f"Check it:  need-to-share check {path}")
    say(f"Play it:   need-to-share play {path}")
    say(f"Read on:   {scenario_dir() / 'README.md'}")


def listed() -> None:
    """Print the templates."""
    for name, path in templates().items():
        scenario = load(path).scenario
        assert scenario is not None  # templates ship with the game and are tested
        listing = listing_of(scenario)
        nations, threads = len(scenario.nations), len(scenario.threads)
        say(
            f"{name}: {nations} nations, {threads} {'thread' if threads == 1 else 'threads'}, {listing.turns} turns, "
            f"about {listing.minutes} minutes"
        )
        say(fill(listing.summary, 78, initial_indent="  ", subsequent_indent="  "))

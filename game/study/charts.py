"""Charts of a pre-flight as SVG text that stands inside a page."""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure

BAR, MARK, QUIET, INK = "#2f6f8f", "#c8553d", "#b9c4ca", "#26323a"
"""Bars, what is to be noticed, what is not clear, lines and words."""
_FONT: Final[dict[Any, Any]] = {"font.family": "sans-serif", "svg.fonttype": "none", "svg.hashsalt": "need-to-share"}


def bars(rows: Sequence[tuple[str, float, float, float, bool]], unit: str, mark: float | None = None) -> str:
    """Horizontal bars (name, value, low, high, clear), the first on top; `mark` draws a line at a value."""
    with rc_context(_FONT):
        figure = Figure(facecolor="none", figsize=(7.6, 0.9 + 0.3 * len(rows)), layout="constrained")
        axes = figure.subplots(subplot_kw={"facecolor": "none"})
        names, values, low, high, clear = zip(*rows, strict=True)
        below = [max(value - each, 0.0) for value, each in zip(values, low, strict=True)]
        above = [max(each - value, 0.0) for value, each in zip(values, high, strict=True)]
        axes.barh(range(len(rows)), values, color=[BAR if each else QUIET for each in clear], height=0.66)
        axes.errorbar(values, range(len(rows)), xerr=[below, above], fmt="none", ecolor=INK, elinewidth=1, capsize=2)
        axes.set_yticks(range(len(rows)), names)
        axes.invert_yaxis()
        axes.axvline(0, color=INK, linewidth=0.8)
        if mark is not None:
            axes.axvline(mark, color=MARK, linewidth=1, linestyle="--")
        axes.set_xlabel(unit)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        return _svg(figure)


def lines(settings: Sequence[str], series: Mapping[str, Sequence[float]], unit: str) -> str:
    """One line a policy over the settings, its name at the right end, names kept apart."""
    with rc_context(_FONT):
        figure = Figure(facecolor="none", figsize=(7.6, 3.6), layout="constrained")
        axes = figure.subplots(subplot_kw={"facecolor": "none"})
        taken: list[float] = []
        for name, values in sorted(series.items(), key=lambda item: -item[1][-1]):
            colour = MARK if name == "cooperator" else BAR
            axes.plot(range(len(settings)), values, color=colour, marker="o", linewidth=1.6, markersize=4)
            height = min([values[-1], *(each - 4 for each in taken[-1:])])
            taken.append(height)
            axes.annotate(
                f"{name} {values[-1]:.0f}", (len(settings) - 1, height), xytext=(8, 0), textcoords="offset points",
                color=colour, va="center", fontsize=9, annotation_clip=False,
            )  # fmt: skip
        axes.set_xticks(range(len(settings)), settings)
        axes.set_xlim(-0.15, len(settings) - 1 + 0.55)
        axes.set_ylabel(unit)
        axes.spines[["top", "right"]].set_visible(False)
        return _svg(figure)


def _svg(figure: Figure) -> str:
    text = StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()[text.getvalue().index("<svg") :]

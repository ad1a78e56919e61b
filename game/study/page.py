"""The pre-flight as a page that stands alone: what it means first, then the figures and plots behind it."""

from itertools import groupby
from typing import Any, Final

from jinja2 import Environment, select_autoescape

from game.partners.policy import PARTNER, POLICIES
from game.rules.codes import Outcome
from game.study import charts
from game.study.balance import NORMAL, Balance
from game.study.figures import Stats
from game.study.players import EXPERT
from game.study.verdict import WORTH, threads, verdict

_TITLES: Final = {
    "organisation": "Organisations",
    "channel": "Ways to send",
    "service": "Services",
    "order": "Kinds of decision",
}
_TEMPLATE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}: pre-flight</title>
<style>
body { font: 16px/1.5 system-ui, "Segoe UI", sans-serif; color: #26323a; background: #fbfaf7; margin: 0 auto;
       max-width: 60rem; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; margin: 0; } h2 { margin: 2.4rem 0 .4rem; font-size: 1.25rem; }
p.lead, p.note { color: #55636b; margin: .3rem 0 1rem; } p.note { font-size: .92rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-variant-numeric: tabular-nums; }
th, td { padding: .28rem .45rem; text-align: right; border-bottom: 1px solid #dfe3e0; font-weight: normal; }
th:first-child, td:first-child { text-align: left; } thead th { color: #55636b; font-size: .88rem; }
td { white-space: nowrap; }
ul.verdict { list-style: none; padding: 0; }
ul.verdict li { padding: .35rem .7rem; margin: .25rem 0; border-left: 4px solid; }
ul.verdict li.good { border-color: #4d8f63; background: #eef5ef; }
ul.verdict li.bad { border-color: #c8553d; background: #faeeea; }
span.fix { color: #55636b; font-size: .92rem; }
li b { font-weight: 600; margin-right: .4rem; } svg { width: 100%; height: auto; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } svg { break-inside: avoid; } }
</style></head><body>
<h1>{{ title }}</h1>
<p class="lead">Pre-flight of {{ id }}: {{ games }} games from seed {{ seed }}, rules {{ rules }}.
It says {{ stated }} minutes; by what a seat reads and orders it takes about {{ reckoned }},
and half as long again who plays for the first time.</p>

<h2>What it means</h2>
<ul class="verdict">{% for each in sentences %}
<li class="{{ 'good' if each.good else 'bad' }}">
<b>{{ 'Fine' if each.good else 'Look' }}</b>{{ each.text }}{% if each.remedy %}
<br><span class="fix">
{%- for part in each.remedy.split("`") %}
{%- if loop.index is even %}<code>{{ part }}</code>{% else %}{{ part }}{% endif %}
{%- endfor %}</span>{% endif %}</li>{% endfor %}
</ul>

<h2>How different habits fare</h2>
<p class="note">Every nation plays the same way. Scores of the coalition, 0 to 100; the line at the end of a bar holds
nine games in ten. A good partner should lie clearly above the bad habits, and below what hindsight finds.</p>
{{ habits|safe }}
<table><thead><tr><th>policy</th><th>mean</th><th>95 % of the mean</th><th>spread</th>
{% for d in dimensions %}<th>{{ d }}</th>{% endfor %}</tr></thead><tbody>{% for row in policies %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>
<p class="note">{% for name, about in abouts %}<b>{{ name }}</b>: {{ about }}{{ '. ' if loop.last else '; ' }}
{% endfor %}</p>

<h2>How threads end</h2>
<table><thead><tr><th>policy</th>{% for o in outcomes %}<th>{{ o }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in ends %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>

<table><thead><tr><th>thread, good play, where genuine</th>{% for o in fates %}<th>{{ o }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in threads %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>

{% if settings %}<h2>How hard it is</h2>
<p class="note">The same play at each setting of difficulty.</p>{{ settings|safe }}{% endif %}

<h2>What each seat can do</h2>
<p class="note">One nation plays as the column says, good partners play the rest: its own score. A trainee's choices
matter where the first column is well above the others. It is pivotal in the thread that suffers most when it gives no
order at all: how often that ends worse, of the games in which it would have ended better than uncontained.</p>
<table><thead><tr><th>seat</th>{% for name in names %}<th>{{ name }}</th>{% endfor %}<th>pivotal in</th></tr></thead>
<tbody>{% for row in seats %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>

{% if offers %}<h2>What private offers cost</h2>
<p class="note">Good partners play the same seeds again, and whoever is offered something for the own seat takes it:
what the coalition loses, with the interval of the mean, and what the seat gains.</p>
<table><thead><tr><th>decision</th><th>option</th><th>coalition loses</th><th>95 % of the mean</th>
<th>seat gains</th></tr></thead><tbody>{% for row in offers %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>{% endif %}

{% for heading, chart in costs %}<h2>{{ heading }}: what it costs to do without</h2>
{% if loop.first %}<p class="note">Good partners play the same seeds again without it. Bars are points of the
coalition's score, with the interval of the mean; grey where it may be nothing; the dashed line is {{ worth }}
points.</p>{% endif %}
{{ chart|safe }}{% endfor %}
</body></html>
"""


def page(b: Balance, minutes: float) -> str:
    """The page's HTML: no script, no file beside it."""
    environment = Environment(autoescape=select_autoescape(default_for_string=True, default=True))
    return environment.from_string(_TEMPLATE).render(
        id=b.subject.id, title=b.subject.title, games=b.games, seed=b.seed, rules=b.rules_version, worth=WORTH,
        stated=b.subject.minutes, reckoned=round(minutes), sentences=verdict(b), habits=_habits(b),
        dimensions=[d.name.lower() for d in b.dimensions], policies=_policies(b), names=list(b.policies),
        abouts=[(name, POLICIES[name].about) for name in b.policies if name in POLICIES],
        outcomes=[o.name.lower() for o in Outcome if o > Outcome.CRISIS], ends=_ends(b),
        fates=[o.name.lower() for o in Outcome if Outcome.CRISIS < o < Outcome.DISMISSED],
        threads=[[name, *(f"{share:.0%}" for share in ends.values())] for name, ends in threads(b).items()],
        settings=_settings(b) if b.settings else "", seats=_seats(b), costs=_costs(b),
        offers=[[t.offer.inject, t.offer.option, f"{t.cost:.1f}", f"{t.low:.1f} to {t.high:.1f}", f"{t.gain:+.1f}"]
                for t in b.offers],
    )  # fmt: skip


def _habits(b: Balance) -> str:
    rows = []
    for name, sample in b.policies.items():
        stats = Stats.of(sample.coalition)
        rows.append((name, stats.mean, stats.p05, stats.p95, name in (PARTNER, EXPERT)))
    if b.par:
        values = sorted(b.par.values())
        rows.append(("par, with hindsight", sum(values) / len(values), values[0], values[-1], True))
    return charts.bars(sorted(rows, key=lambda row: -row[1]), "score of the coalition")


def _policies(b: Balance) -> list[list[str]]:
    rows = []
    for name, sample in b.policies.items():
        stats = Stats.of(sample.coalition)
        figures = [f"{stats.mean:.1f}", f"{stats.ci95[0]:.1f} to {stats.ci95[1]:.1f}", f"{stats.sd:.1f}"]
        rows.append([name, *figures, *(f"{sample.dimensions[:, d].mean():.0f}" for d in b.dimensions)])
    return rows


def _ends(b: Balance) -> list[list[str]]:
    rows = []
    for name, sample in b.policies.items():
        rows.append([name, *(f"{sample.outcomes[o]:.0%}" for o in Outcome if o > Outcome.CRISIS)])
    return rows


def _settings(b: Balance) -> str:
    order: list[str] = [s for s in ("easy", NORMAL, "hard") if s in b.subject.settings]
    order += [s for s in b.settings if s not in order]
    reached = {NORMAL: b.policies} | b.settings
    series = {name: [float(reached[s][name].coalition.mean()) for s in order] for name in b.policies}
    return charts.lines(order, series, "score of the coalition")


def _seats(b: Balance) -> list[list[str]]:
    return [
        [
            seat,
            *(f"{each[name].mean():.0f}" for name in b.policies),
            f"{b.pivots[seat].thread} {b.pivots[seat].share:.0%}",
        ]
        for seat, each in b.seats.items()
    ]


def _costs(b: Balance) -> list[tuple[str, str]]:
    """A chart for each sort of thing that was taken away."""
    found: list[tuple[str, str]] = []
    ordered: list[Any] = sorted(b.costs, key=lambda c: list(_TITLES).index(c.ablation.what))
    for what, group in groupby(ordered, key=lambda c: c.ablation.what):
        rows = [(c.ablation.name, c.mean, c.low, c.high, c.clear) for c in group]
        found.append((_TITLES[what], charts.bars(rows, "points lost without it", WORTH)))
    return found

"""Every rule of lint, by subject. A new rule is one function in the module of its subject and one line in its RULES."""

from game.scenario.lint import (
    bite,
    bite_organisations,
    boundary,
    difficulty,
    injects,
    names,
    nations,
    objectives,
    prose,
    reports,
    rhythm,
    threads,
    ways,
)
from game.scenario.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *objectives.RULES,
    *nations.RULES,
    *threads.RULES,
    *reports.RULES,
    *ways.RULES,
    *injects.RULES,
    *bite.RULES,
    *bite_organisations.RULES,
    *rhythm.RULES,
    *difficulty.RULES,
    *prose.RULES,
    *names.RULES,
    *boundary.RULES,
)

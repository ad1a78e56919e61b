"""How fast the exercise runs and how much it weighs: `python -m tests.benchmarks [EXERCISE]`. No tests are here."""

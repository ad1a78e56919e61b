"""Recorded games: what the rules make of each bundled exercise, turn by turn, so that nothing changes by accident.

After a change that is meant, record them again and say why: `python -m tests.golden "what changed and why"`.
"""

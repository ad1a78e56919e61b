"""Lint: findings about a scenario file that loads, each with a place, a severity and a fix."""

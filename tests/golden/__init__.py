"""Whole records of five examples, as a person has read them; ``python -m tests.golden.rewrite`` writes them anew."""

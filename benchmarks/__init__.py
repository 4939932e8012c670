"""Measures: each is a ratio against a peer or a floor in the same run; see README.md."""

"""Measures of the dashboard as its visitors meet it; `python -m benchmarks.dashboard`."""

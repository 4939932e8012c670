"""Our reader beside others of its kind, on the same text in one run; `python -m benchmarks.reader --help`.

`texts` chooses what is read, `environments` makes each reader its own environment and runs `worker` in it,
`readers` and `floor` are what the worker reads with, `scoring` compares with the gold, `table` reports.
"""

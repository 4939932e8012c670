"""What the tables hold: columns, meanings, units, allowed values, and the rules that rows must keep.

`syntax` and the tables (`articles`, `figures`, `rejected`) are plain data and load at once; `build` makes
Pandera schemas of them, and `dictionary` the data dictionary.
"""

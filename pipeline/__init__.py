"""The stages that etl.py strings together: articles, evidence, figures, validation, publishing.

Importing a stage needs pandas only for `validate`, `tables` and what follows them, so that reading a
text starts at once.
"""

"""The pages of the app; each is a script that Streamlit runs, and a module that can be imported.

The folder is not called pages, because Streamlit runs the files of such a folder by themselves when the
first visitor of a fresh server opens a permalink: without app.py's style, titles and navigation.
"""

"""What is done before the first visitor comes, so that the first is not slower than the second."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import data, links
from dashboard.server import assets

LOG = logging.getLogger(__name__)
LONGEST_SECONDS = 120


def warm(script: Path) -> None:
    """Read the tables, draw each page once, pack the scripts, and freeze what stays for the collector.

    Streamlit collects garbage after each run of a page: what was made here, it need not look through.

    Args:
        script: the app, as Streamlit runs it.
    """
    try:
        data.load()
    except data.DataProblem as problem:
        LOG.warning("%s: %s", problem.title, problem.detail)
        return
    # Streamlit says of each page drawn outside of its runtime that there is none.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    for name in links.PAGES:
        page = AppTest.from_file(str(script), default_timeout=LONGEST_SECONDS)
        if name != "overview":
            page.switch_page(f"views/{name}.py")
        page.run()
        for error in page.exception:
            LOG.error("The page %s cannot be drawn: %s", name, error.message)
    for name in assets.names():
        assets.packed(name)
    gc.collect()
    gc.freeze()

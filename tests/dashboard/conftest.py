"""Published sets for the tests of the dashboard: a varied example, and the app on any of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import clean_set
import pytest
from clean_set import article, energy_figures, trade_figures
from streamlit.testing.v1 import AppTest

from dashboard import data

APP = Path(data.__file__).with_name("app.py")
SECONDS = 60  # a page takes well under one; the first one imports altair and pandas


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A published set with eight figures of one article, their checks, an article without any figure,
    official observations, places, and one rejected row."""
    quiet = article(
        article_id="2021-05-quiet", title="Nothing counted", url=None, author=None, published="2021-05"
    )
    rejected = [
        {"file": "bad.toml", "row": "2", "field": "published", "value": "soon", "reason": "not a date"}
    ]
    return clean_set.write(
        tmp_path / "clean", [article(), quiet], trade_figures() + energy_figures(), rejected,
        clean_set.observations(), clean_set.checks(), clean_set.places(),
        notes=["STATS, Trade: UZB – World exports lacks 2017"],
    )  # fmt: skip


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of the app on a published set: app(folder, "trade", partner="RUS")."""

    def opened(folder: Path, page: str = "overview", **query: str) -> AppTest:
        monkeypatch.setenv("MULTIVECTOR_CLEAN", str(folder))
        test = AppTest.from_file(str(APP), default_timeout=SECONDS)
        for name, value in query.items():
            test.query_params[name] = value
        if page != "overview":
            test.switch_page(f"views/{page}.py")
        return test.run()

    return opened

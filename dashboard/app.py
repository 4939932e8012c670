"""What Streamlit runs for each visitor; `python -m dashboard.server` serves it.

It names the pages and frames them. The page's title is set by each page: one set here would win over all.
"""

from __future__ import annotations

import streamlit as st

from dashboard import links, shell


def main() -> None:
    """Draw the frame of the app and the page that the address names."""
    st.set_page_config(page_icon=str(shell.ICON), layout="wide", initial_sidebar_state="collapsed")
    st.logo(str(shell.WORDMARK), size="medium")
    st.html(shell.STYLE)
    pages = [
        st.Page(shell.HERE / "views" / f"{name}.py", title=title, url_path=name, default=name == "overview")
        for name, title in links.PAGES.items()
    ]
    st.navigation(pages, position="top").run()


if __name__ == "__main__":
    main()

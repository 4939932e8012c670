"""The floor: a Streamlit app that shows a sentence and counts a click, served as the dashboard is."""

from __future__ import annotations

import streamlit as st

clicks = st.session_state.setdefault("clicks", 0)
st.write(f"clicked {clicks} times")


def _count() -> None:
    st.session_state["clicks"] += 1


st.button("Click", on_click=_count)

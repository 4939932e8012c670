"""What all charts look like: text and lines in the colour of the page's own text, without frames or ticks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

# Right in the light and in the dark theme.
INK = "currentColor"


def styled(made: alt.LayerChart, padding: Mapping[str, int], **axis: Any) -> Any:
    """A chart that fits its container, its axes and grid in the text's own colour, at contrasts to be read.

    Args:
        made: the chart.
        padding: pixels around it, by side.
        axis: what its axes have of their own, as Vega-Lite's axis config names it.

    Returns:
        An `altair.LayerChart`, whose methods altair types as Any.
    """
    fitted = made.properties(
        autosize=alt.AutoSizeParams(type="fit", contains="padding"), padding=dict(padding)
    )
    return fitted.configure_axis(
        labelColor=INK, titleColor=INK, gridColor=INK, gridOpacity=0.14, labelOpacity=0.85, titleOpacity=0.85,
        labelFontSize=12, titleFontSize=12, labelPadding=6, domain=False, ticks=False,
        titleFontWeight="normal", **axis,
    ).configure_view(stroke=None)  # fmt: skip

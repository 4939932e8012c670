"""Charts as files: PNG and SVG with title, note, sources and date drawn in, and the data behind as CSV.

A file says by itself what it shows and where that comes from, because it is passed on without its page.
The picture is drawn by vl-convert, which carries Vega with it and asks no network.
"""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

import pandas as pd

from dashboard import cited, energy_record, links, official, phrases, route_record, trade_record, verdicts
from dashboard.chart_data import frame
from dashboard.citation import LICENCE
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.finished import Finished
from dashboard.frames import LineChart, drawn_lines
from dashboard.panels import Panel
from dashboard.series import sources
from dashboard.shell import drawn_panel
from dashboard.texts import text

THEMES = Path(__file__).with_name(".streamlit") / "config.toml"
# Pixels: of the drawing, of the space around it, of its lines of text, and of a chart that has no height.
WIDTH, MARGIN, HEIGHT = 760, 24, 330
SIZES = {"title": (21, 27, 68), "note": (14, 19, 112), "source": (12, 16, 130)}
SCALE = 2  # pixels of a PNG for each of the drawing, for print and for dense screens
UNPRINTABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


@dataclass(frozen=True)
class Picture:
    """A chart with all that its files tell.

    Attributes:
        key: its name in addresses and file names.
        page: path of the page that shows it.
        title: what it shows.
        note: what to know before reading it; "" for none.
        sources: where its numbers come from, each with an address.
        finished: the chart.
        table: the rows behind it.
    """

    key: str
    page: str
    title: str
    note: str
    sources: tuple[str, ...]
    finished: Finished
    table: pd.DataFrame


def find(data: Published, key: str, **choice: str) -> Picture | None:
    """The chart that the pages show under `key`, None where there is none.

    Args:
        data: the published tables.
        key: "KAZ-imports", "KAZ-production", "oil-routes", or a slug of `cited.slug`.
        choice: fields that the cited figures were chosen by on the page, "partner" or "reporter".
    """
    if key == route_record.KEY:
        return _of_routes(data)
    if key.startswith("cited-"):
        panel = cited.find(data, key, **choice)
        return _of_panel(panel, data, **choice) if panel else None
    reporter, _, quantity = key.partition("-")
    if quantity in official.QUANTITIES and reporter in official.reporters(data.observations):
        rows = cited.on(data, Choice(cited.TRADE))
        chart = trade_record.chart(data, rows, verdicts.found(data, rows), reporter, quantity)
        page = links.page("trade", show=quantity, reporter=reporter)
        return _of_lines(chart, page, data.edition) if chart else None
    rows = cited.on(data, Choice(("energy",)))
    recorded = energy_record.charts(data, rows, verdicts.found(data, rows))
    named = (chart for chart in recorded if chart.key == key)
    return next((_of_lines(chart, links.page("energy"), data.edition) for chart in named), None)


def _of_lines(chart: LineChart, page: str, edition: str) -> Picture:
    shown = chart.shown
    told = [
        f"{text('charts.official', who=who, dataset=dataset)}, {url}"
        for who, dataset, url in sources(shown.origins)
    ]
    marked = shown.cited["article"].tolist() if len(shown.cited) else []
    told += [text("charts.cited", article=article) for article in dict.fromkeys(marked)]
    return Picture(
        chart.key, page, chart.title, chart.note, tuple(told), drawn_lines(chart, edition), shown.lines
    )


def _of_panel(panel: Panel, data: Published, **choice: str) -> Picture:
    articles = data.articles_of(panel.rows)
    read = [articles[name] for name in dict.fromkeys(row["article_id"] for row in panel.rows)]
    told = [
        text("charts.cited", article=f"{article['title']} ({phrases.byline(article)})")
        + (f", {article['url']}" if links.outside(article["url"]) else "")
        for article in read
    ]
    table = frame(panel, articles).drop(columns=["position", "shape", "colour", "href", "label", "series"])
    page = links.page("energy" if panel.key[0] == "energy" else "trade", **choice)
    finished = drawn_panel(panel, articles, data.edition)
    return Picture(cited.slug(panel), page, panel.title, panel.note, tuple(told), finished, table)


def _of_routes(data: Published) -> Picture | None:
    shown = route_record.route_map_of(data)
    if shown.stretches.empty:
        return None
    told = dict.fromkeys(
        f"{text('charts.official', who=who, dataset=dataset)}, {url}"
        for who, dataset, url in shown.carried[["organisation", "dataset", "source_url"]].itertuples(
            index=False
        )
    )
    page = links.page("energy")
    return Picture(route_record.KEY, page, shown.title, shown.note, tuple(told), shown.drawn(), shown.carried)


def csv(picture: Picture, data: Published) -> str:
    """The rows behind a chart, each with the day on which the tables were made."""
    return picture.table.assign(tables_made=made(data)).to_csv(index=False, lineterminator="\n")


def made(data: Published) -> str:
    """The day on which the tables were made, YYYY-MM-DD."""
    return str(data.run["made_at"])[:10]


def png(picture: Picture, data: Published, host: str, theme: str = "light") -> bytes:
    """The picture of `svg` in pixels, `SCALE` for each of its own."""
    import vl_convert  # starts an engine for scripts: only for who asks for a picture

    return bytes(vl_convert.svg_to_png(svg(picture, data, host, theme), scale=SCALE))


def svg(picture: Picture, data: Published, host: str, theme: str = "light") -> str:
    """The chart as SVG between its title and note above and its sources, date and address below.

    Args:
        picture: the chart.
        data: the published tables.
        host: scheme and host of this site, for the addresses in the picture.
        theme: whose colours it has, "light" or "dark".
    """
    colours = themes()[theme]
    inner, height = _drawing(picture.finished.spec, colours, host)
    above = [*_lines("title", picture.title), *_lines("note", picture.note)]
    terms = text(
        "charts.made",
        name=text("server.site.name"), version=data.run["version"], date=made(data), licence=LICENCE,
        address=host + picture.page,
    )  # fmt: skip
    below = [line for told in (*picture.sources, terms) for line in _lines("source", told)]
    top, head = _placed(above, MARGIN)
    foot_from = top + 12 + height + 14
    bottom, foot = _placed(below, foot_from)
    outer = (WIDTH + 2 * MARGIN, bottom + MARGIN)
    placed = inner.replace("<svg ", f'<svg x="{MARGIN}" y="{top + 12}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{outer[0]}" height="{outer[1]}" viewBox="0 0 {outer[0]} {outer[1]}" '
        f'font-family="sans-serif" fill="{colours["textColor"]}">'
        f"<title>{_plain(picture.title)}</title><desc>{_plain(picture.finished.alt)}</desc>"
        f'<rect width="100%" height="100%" fill="{colours["backgroundColor"]}"/>{head}{placed}{foot}</svg>'
    )


@cache
def themes() -> Mapping[str, Mapping[str, Any]]:
    """The colours of the app's themes, "light" and "dark", as Streamlit's configuration has them."""
    told = tomllib.loads(THEMES.read_text(encoding="utf-8"))["theme"]
    return {name: told[name] for name in ("light", "dark")}


def _drawing(spec: Mapping[str, Any], colours: Mapping[str, Any], host: str) -> tuple[str, float]:
    """A finished chart as SVG of its own, and its height."""
    import vl_convert

    sized = copy.deepcopy(dict(spec))
    sized["width"] = WIDTH
    if sized.get("height") == "container":
        sized["height"] = HEIGHT
    config = sized.setdefault("config", {})
    config["background"] = None
    config.setdefault("range", {})["category"] = colours["chartCategoricalColors"]
    inked = json.dumps(sized).replace('"currentColor"', json.dumps(colours["textColor"]))
    drawn = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", vl_convert.vegalite_to_svg(inked)).replace(
        ' href="/', f' href="{escape(host)}/'
    )
    found = re.search(r'<svg [^>]*?\bheight="([\d.]+)"', drawn)
    if not found:
        raise ValueError("The drawing tells no height.")
    return drawn[found.start() :], float(found[1])


def _lines(kind: str, words: str) -> list[tuple[str, str]]:
    return [(kind, line) for line in wrap(phrases.visible(words), SIZES[kind][2])]


def _placed(lines: Iterable[tuple[str, str]], start: float) -> tuple[float, str]:
    """Lines of text as SVG from the height `start` downwards, and where they end."""
    made, y = "", start
    for kind, words in lines:
        size, step, _ = SIZES[kind]
        y += step
        weight = ' font-weight="600"' if kind == "title" else ' opacity="0.85"'
        made += f'<text x="{MARGIN}" y="{y - step + size}" font-size="{size}"{weight}>{_plain(words)}</text>'
    return y, made


def _plain(words: str) -> str:
    return escape(UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", words))

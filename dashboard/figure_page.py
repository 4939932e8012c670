"""The page of one figure: its sentence, its article, how it was read, its row, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import amounts, checked, citation, cited, links, names, parts, phrases, shell, verdicts
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.panels import Row
from dashboard.texts import entry, text

# What is told of how a figure was read, and how its value is put into words.
READ_FIELDS: Mapping[str, Callable[[str], str]] = {
    "indicator": names.indicator,
    "statistic": str,
    "product": str,
    "reporter": names.place_title,
    "partner": names.place_title,
    "period": amounts.period,
    "base": str,
    "attributed_to": str,
}
MOST_NEIGHBOURS = 8


def show(figure_id: str) -> None:
    """Draw the page of `figure_id`, or say that there is no such figure."""
    data = shell.published()
    figure = cited.by_id(data, figure_id)
    if figure is None:
        _unknown(figure_id)
        shell.footer(data)
        return
    _content(figure, data.article(figure["article_id"]), data)
    shell.footer(data, links.permalink(figure_id))


def _unknown(figure_id: str) -> None:
    shell.title(text("figure.unknown"))
    title, told = entry("figure.unknown_told")
    st.html(
        parts.heading(text("figure.unknown"))
        + parts.notice(title.format(figure=figure_id[:60]), told)
        + f"<p>{parts.link(text('figure.show_all'), links.page('figures'))}</p>"
    )


def _content(figure: Row, article: Row, data: Published) -> None:
    shell.title(amounts.amount(figure))
    st.html(parts.link(text("figure.all"), links.page("figures")))
    st.html(parts.heading(names.sentence_case(amounts.amount(figure)), phrases.what(figure)))
    verdict = verdicts.of(verdicts.found(data, [figure]), figure["figure_id"])
    st.html(f"<p>{verdicts.badge(verdict)}</p>")
    _sentence(figure, article)
    st.html(checked.section(figure, data))
    left, right = st.columns(2, gap="large")
    with left:
        facts = parts.definitions(article_facts(figure, article))
        st.html(parts.section(text("figure.article.title")) + facts)
    with right:
        st.html(parts.section(text("figure.read.title")) + parts.definitions(reading_facts(figure)))
    _cite(figure, article, data)
    _neighbours(figure, data)


def _sentence(figure: Row, article: Row) -> None:
    start = surface_in_sentence(figure)
    st.html(parts.marked(figure["sentence"], start, figure["surface"]))
    address = links.evidence(figure, article)
    where = (
        parts.outside_link(text("figure.read_there"), address)
        if address
        else parts.text(text("figure.no_address"))
    )
    told = [parts.text(phrases.byline(article)), where]
    if links.outside(article["archived_url"]):
        told.append(parts.outside_link(text("figure.archived"), article["archived_url"]))
    if figure["repeats"]:
        times = names.counted(int(figure["repeats"]), text("figure.more_times"))
        told.append(parts.text(text("figure.repeated", times=times)))
    st.html(f'<p class="mv-note">{" · ".join(told)}</p>')


def surface_in_sentence(figure: Row) -> int | None:
    """Where the surface begins in the sentence: of several places the one with the right words around it.

    None where the sentence does not hold the surface (a figure in a headline that was cut, say).
    """
    sentence, surface = figure["sentence"], figure["surface"]
    places = [i for i in range(len(sentence)) if sentence.startswith(surface, i)] if surface else []
    before, after = figure["prefix"] or "", figure["suffix"] or ""

    def agreement(start: int) -> int:
        """How many characters around the place agree with what stood around the figure."""
        left, right = sentence[:start], sentence[start + len(surface) :]
        return _shared(left[::-1], before[::-1]) + _shared(right, after)

    return max(places, key=agreement, default=None)


def _shared(one: str, other: str) -> int:
    """How many characters two texts share from their beginnings."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def article_facts(figure: Row, article: Row) -> list[tuple[str, str]]:
    """What is known of the article, with its address where it is known."""
    label, unknown = entry("figure.article.facts"), text("figure.article.unknown")
    publisher = parts.outside_link(article["publisher"] or unknown, article["publisher_url"] or "")
    address = article["url"] or text("figure.article.no_address")
    facts = [
        (label["title"], parts.link(article["title"], links.article(article["article_id"]))),
        (label["author"], parts.text(article["author"] or unknown)),
        (label["publisher"], publisher),
        (label["published"], parts.text(amounts.date(article["published"]))),
        (label["address"], parts.outside_link(address, article["url"] or "")),
        (label["place"], parts.text(text("figure.article.place", place=figure["char_start"]))),
    ]
    if article["archived_url"]:
        copy = parts.outside_link(article["archived_url"], article["archived_url"])
        facts.append((label["archived"], copy))
    return facts


def reading_facts(figure: Row) -> list[tuple[str, str]]:
    """How each field was read: its value, from which words, and whether the sentence states it."""
    label = entry("figure.read.facts")
    facts = [
        (label["printed"], f'<span class="mv-mark">{parts.text(figure["surface"])}</span>'),
        (label["value"], parts.text(amounts.exact(figure))),
        (label["interval"], parts.text(amounts.interval(figure))),
        (label["bound"], parts.text(names.bound(figure["bound"]) or figure["bound"])),
    ]
    for field, words in READ_FIELDS.items():
        if figure[field]:
            facts.append((label[field], f"{parts.text(words(figure[field]))} {_origin(figure, field)}"))
        elif field in ("period", "partner"):
            facts.append((label[field], parts.text(text("figure.read.not_stated"))))
    return facts


def _origin(figure: Row, field: str) -> str:
    """Whether a field is stated or inferred, and the words that gave it where there are some."""
    inferred = field in (figure["inferred"] or "").split(";")
    kind, css = ("inferred", "mv-tag") if inferred else ("stated", "mv-stated")
    made = f'<span class="{css}">{parts.text(text(f"figure.read.{kind}"))}</span>'
    words = read_from(figure).get(field)
    if not words:
        return made
    return f'{made} <span class="mv-stated">{parts.text(text("figure.read.from", words=words))}</span>'


def read_from(figure: Row) -> dict[str, str]:
    """The words that gave each field; none for a field that follows from the amount or the context."""
    told: dict[str, str] = json.loads(figure["read_from"] or "{}")
    return told


def _cite(figure: Row, article: Row, data: Published) -> None:
    address = links.permalink(figure["figure_id"])
    cited = links.citable(address)
    made = {
        "citation": (citation.figure_text(figure, article, cited), None),
        "bibtex": (citation.figure_bibtex(figure, article, cited), None),
        "csl": (citation.figure_csl(figure, article, cited), "json"),
        "permalink": (links.absolute(address), None),
        "row": (citation.row_json(figure), "json"),
    }
    st.html(parts.section(text("figure.cite.title")))
    tabs = st.tabs([text(f"figure.cite.{name}") for name in made])
    for tab, (content, language) in zip(tabs, made.values(), strict=True):
        with tab:
            st.code(content, language=language, wrap_lines=True)
    name = f"multivector-{figure['figure_id']}"
    files = "".join(
        parts.file_link(text(f"figure.cite.file_{ending}"), f"{address}.{ending}", f"{name}.{ending}")
        for ending in ("csv", "json")
    )
    st.html(f'<nav class="mv-files" aria-label="{parts.text(text("figure.cite.files"))}">{files}</nav>')


def _neighbours(figure: Row, data: Published) -> None:
    """Figures of the same quantity and of the same article, and the ones before and after in the table."""
    st.html(parts.section(text("figure.neighbours.title")))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(_listed("same_quantity", cited.same_quantity(data, figure, MOST_NEIGHBOURS)))
    with right:
        choice = Choice(article=figure["article_id"])
        members = cited.page(data, choice, 0, MOST_NEIGHBOURS + 1)
        others = [row for row in members if row["figure_id"] != figure["figure_id"]][:MOST_NEIGHBOURS]
        more = cited.count(data, choice) - 1 - len(others)
        st.html(_listed("same_article", others, more, links.article(figure["article_id"])))
    _before_and_after(figure, data)


def _listed(kind: str, rows: list[Row], more: int = 0, all_of_them: str = "") -> str:
    """Figures as links under a head, and how many more there are at an address."""
    head = f"<h3>{parts.text(text(f'figure.neighbours.{kind}'))}</h3>"
    items = [f"<li>{parts.link(phrases.said(row), links.figure(row['figure_id']))}</li>" for row in rows]
    if more > 0:
        items.append(f"<li>{parts.link(text('figure.neighbours.more', count=more), all_of_them)}</li>")
    nothing = f'<p class="mv-note">{parts.text(text("figure.neighbours.none"))}</p>'
    return head + (f'<ul class="mv-notes">{"".join(items)}</ul>' if items else nothing)


def _before_and_after(figure: Row, data: Published) -> None:
    """Links to the figures before and after this one in the table."""
    ways = zip(("previous", "next"), cited.around(data, figure["figure_id"]), strict=True)
    made = "".join(
        parts.link(
            text(f"figure.neighbours.{way}", amount=amounts.amount(row)), links.figure(row["figure_id"])
        )
        for way, row in ways
        if row
    )
    label = parts.text(text("figure.neighbours.label"))
    st.html(f'<nav class="mv-neighbours" aria-label="{label}">{made}</nav>')

"""The page of one figure: its sentence, its article, how it was read, its row, and how to cite it."""

from __future__ import annotations

import streamlit as st

from dashboard import amounts, checked, citation, links, names, parts, phrases, shell, verdicts
from dashboard.data import Published, records
from dashboard.panels import Row

# Field, what it is called, and how its value is put into words.
READ_FIELDS = (
    ("indicator", "Indicator", names.indicator),
    ("statistic", "Statistic", str),
    ("product", "Product", str),
    ("reporter", "Whose figure", names.place_title),
    ("partner", "Other side", names.place_title),
    ("period", "Period", amounts.period),
    ("base", "Share of what", str),
    ("attributed_to", "Attributed to", str),
)


TAGS = {
    True: '<span class="mv-tag">inferred from the context</span>',
    False: '<span class="mv-stated">stated</span>',
}


def show(figure_id: str) -> None:
    """Draw the page of `figure_id`, or say that there is no such figure."""
    data = shell.published()
    found = records(data.figures[data.figures["figure_id"] == figure_id])
    if not found:
        _unknown(figure_id)
    else:
        _content(found[0], data.article(found[0]["article_id"]), data)
    shell.footer(data)


def _unknown(figure_id: str) -> None:
    shell.title("No such figure")
    st.html(
        parts.heading("No such figure")
        + parts.notice(
            f"There is no figure “{figure_id[:60]}”",
            "The address may be cut off, or the figure was removed when its article was read again.",
        )
        + f"<p>{parts.link('Show all figures', links.page('figures'))}</p>"
    )


def _content(figure: Row, article: Row, data: Published) -> None:
    shell.title(amounts.amount(figure))
    st.html(parts.link("All figures", links.page("figures")))
    st.html(parts.heading(names.sentence_case(amounts.amount(figure)), phrases.what(figure)))
    verdict = verdicts.of(verdicts.decisive(data.checks), figure["figure_id"])
    st.html(f"<p>{verdicts.badge(verdict)}</p>")
    _sentence(figure, article)
    st.html(checked.section(figure, data))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(parts.section("The article") + parts.definitions(article_facts(figure, article)))
    with right:
        st.html(parts.section("How it was read") + parts.definitions(reading_facts(figure)))
    _cite(figure, article, data)
    _neighbours(figure, data)


def _sentence(figure: Row, article: Row) -> None:
    start = surface_in_sentence(figure)
    st.html(parts.marked(figure["sentence"], start, figure["surface"]))
    address = links.evidence(figure, article)
    where = (
        parts.outside_link("Read it on the page", address) if address else "The page’s address is not known"
    )
    again = names.counted(int(figure["repeats"] or 0), "more time")
    repeats = f" · the same words stand {again} in this article" if figure["repeats"] else ""
    st.html(f'<p class="mv-note">{parts.text(phrases.byline(article))} · {where}{parts.text(repeats)}</p>')


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
    unknown = "not known"
    publisher = parts.outside_link(article["publisher"] or unknown, article["publisher_url"] or "")
    facts = [
        ("Title", parts.link(article["title"], links.article(article["article_id"]))),
        ("Author", parts.text(article["author"] or unknown)),
        ("Publisher", publisher),
        ("Published", parts.text(amounts.date(article["published"]))),
        (
            "Address",
            parts.outside_link(article["url"], article["url"]) if article["url"] else "address not known",
        ),
        ("Place in the text", parts.text(f"character {figure['char_start']:,}")),
    ]
    if article["archived_url"]:
        facts.append(("Archived copy", parts.outside_link(article["archived_url"], article["archived_url"])))
    return facts


def reading_facts(figure: Row) -> list[tuple[str, str]]:
    """How each field was read: its value, and whether the sentence states it or it comes from the context."""
    inferred = set((figure["inferred"] or "").split(";"))
    facts = [
        ("Printed as", f'<span class="mv-mark">{parts.text(figure["surface"])}</span>'),
        ("Value", parts.text(amounts.exact(figure))),
        ("The digits allow", parts.text(amounts.interval(figure))),
        ("Bound", parts.text(names.bound(figure["bound"]) or figure["bound"])),
    ]
    for field, label, words in READ_FIELDS:
        value = figure[field]
        if value:
            how = TAGS[field in inferred]
            facts.append((label, f"{parts.text(words(value))} {how}"))
        elif field in ("period", "partner"):
            facts.append((label, "not stated"))
    return facts


def _cite(figure: Row, article: Row, data: Published) -> None:
    permalink = links.absolute(links.figure(figure["figure_id"]))
    cited = links.citable(links.figure(figure["figure_id"]))
    st.html(parts.section("Cite and take away"))
    plain, bibtex, link, row = st.tabs(["Citation", "BibTeX", "Permalink", "The row as JSON"])
    with plain:
        st.code(citation.figure_text(figure, article, cited), language=None, wrap_lines=True)
    with bibtex:
        st.code(citation.figure_bibtex(figure, article, cited), language=None, wrap_lines=True)
    with link:
        st.code(permalink, language=None, wrap_lines=True)
    with row:
        st.code(citation.row_json(figure), language="json", wrap_lines=True)
    _downloads(figure, data)


def _downloads(figure: Row, data: Published) -> None:
    name = f"multivector-{figure['figure_id']}"
    csv = data.figures[data.figures["figure_id"] == figure["figure_id"]].to_csv(index=False)
    with st.container(horizontal=True):
        st.download_button("Download the row (CSV)", csv, f"{name}.csv", "text/csv", on_click="ignore")
        st.download_button(
            "Download the row (JSON)",
            citation.row_json(figure),
            f"{name}.json",
            "application/json",
            on_click="ignore",
        )


def _neighbours(figure: Row, data: Published) -> None:
    """Links to the figures before and after this one in the table."""
    ids = data.figures["figure_id"].tolist()
    here = ids.index(figure["figure_id"])
    rows = {row["figure_id"]: row for row in records(data.figures.iloc[max(0, here - 1) : here + 2])}
    made = []
    for label, place in (("Previous figure", here - 1), ("Next figure", here + 1)):
        if 0 <= place < len(ids):
            words = f"{label}: {amounts.amount(rows[ids[place]])}"
            made.append(parts.link(words, links.figure(ids[place])))
    st.html(f'<nav class="mv-neighbours" aria-label="Neighbouring figures">{"".join(made)}</nav>')

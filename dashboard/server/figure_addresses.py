"""`/figure/<id>`: a figure under an address that stays, as a page, as CSV and as JSON.

The page opens the app at the figure; its head says what the figure is, so that a link to it has a preview
and a search engine can read it.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import amounts, citation, cited, data, links, names, phrases, verdicts
from dashboard.cited import Choice
from dashboard.data import Published
from dashboard.panels import Row
from dashboard.server import index_page
from dashboard.server.addresses import base
from dashboard.server.data_files import SHARED, figures_csv, media_type
from dashboard.texts import text


def routes() -> list[BaseRoute]:
    """CSV and JSON before the page, whose pattern would take their addresses too."""
    path = f"{base()}/figure/{{figure_id}}"
    return [Route(f"{path}.csv", _csv), Route(f"{path}.json", _json), Route(path, _page)]


def _found(request: Request) -> tuple[Row, Published]:
    """The figure that the address names; HTTP 404 where there is none, 503 where there are no tables."""
    try:
        published = data.load()
    except data.DataProblem as problem:
        raise HTTPException(503, problem.title) from problem
    figure = cited.by_id(published, request.path_params["figure_id"])
    if figure is None:
        raise HTTPException(404)
    return figure, published


def _page(request: Request) -> Response:
    figure, published = _found(request)
    return index_page.answer(request, head(figure, published, f"{request.url.scheme}://{request.url.netloc}"))


def _csv(request: Request) -> Response:
    figure, published = _found(request)
    content = b"".join(figures_csv(published, Choice(figure=figure["figure_id"])))
    return _file(content, f"{figure['figure_id']}.csv")


def _json(request: Request) -> Response:
    figure, published = _found(request)
    return _file(citation.row_json(told(figure, published)), f"{figure['figure_id']}.json")


def _file(content: str | bytes, name: str) -> Response:
    headers = {**SHARED, "Content-Disposition": f'inline; filename="multivector-{name}"'}
    return Response(content, headers=headers, media_type=media_type(name))


def told(figure: Row, published: Published) -> dict[str, Any]:
    """All that is known of a figure: its row, its article and its checks, each as in the tables."""
    checks = published.rows("SELECT * FROM checks WHERE figure_id = ?", figure["figure_id"])
    return {"figure": figure, "article": published.article(figure["article_id"]), "checks": checks}


def head(figure: Row, published: Published, host: str) -> index_page.Head:
    """What the page of a figure says of itself."""
    article = published.article(figure["article_id"])
    verdict = verdicts.of(verdicts.found(published, [figure]), figure["figure_id"])
    said = names.sentence_case(phrases.said(figure))
    form = "server.figure.quoted" if verdict == verdicts.UNCHECKED else "server.figure.by_verdict"
    description = text(
        form,
        verdict=names.sentence_case(verdict),
        sentence=figure["sentence"],
        byline=phrases.byline(article),
    )
    words = (
        f"<h1>{escape(said)}</h1><blockquote>{escape(figure['sentence'])}</blockquote>"
        f"<p>{escape(phrases.byline(article))}</p><p>{escape(text('server.figure.noscript'))} "
        f"{escape(description)}</p>"
    )
    address = links.permalink(figure["figure_id"])
    # The app knows figures as a state of its page of figures; the address that stays is put in its place.
    opened = json.dumps(links.figure(figure["figure_id"])).replace("<", "\\u003c")
    script = f"history.replaceState(null, '', {opened} + location.search.replace('?', '&') + location.hash)"
    title = f"{said} – {text('server.site.name')}"
    return index_page.Head(title, description, address, linked(figure, article, host), words, script)


def linked(figure: Row, article: Row, host: str) -> dict[str, Any]:
    """The figure as JSON-LD in schema.org's terms: a quotation that tells of an observation."""
    value = {"@type": "QuantitativeValue", "unitText": figure["unit"]}
    value |= {"value": figure["value"]} if figure["bound"] == "exact" else {}
    ends = {"minValue": figure["value_low"], "maxValue": figure["value_high"]}
    value |= {name: end for name, end in ends.items() if end is not None}
    address = host + links.permalink(figure["figure_id"])
    source = {
        "@type": "Article", "headline": article["title"], "url": links.outside(article["url"]) or None,
        "datePublished": article["published"],
        "author": _named("Person", article["author"]),
        "publisher": _named("Organization", article["publisher"]),
    }  # fmt: skip
    about = {
        "@type": "Observation", "name": phrases.what(figure), "measuredValue": value,
        "observationPeriod": figure["period"], "variableMeasured": names.indicator(figure["indicator"]),
        "observationAbout": names.place(figure["reporter"]) or None,
    }  # fmt: skip
    return {
        "@context": "https://schema.org", "@type": "Quotation", "@id": address, "url": address,
        "name": amounts.amount(figure), "text": figure["sentence"], "about": _without_gaps(about),
        "isPartOf": _without_gaps(source), "license": citation.LICENCE_URL,
        "encoding": {
            "@type": "MediaObject", "contentUrl": f"{address}.json", "encodingFormat": "application/json",
        },
    }  # fmt: skip


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _without_gaps(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}

"""The part of a web page that is the report: its main content, without menus, scripts and footers."""

from typing import Any

from lxml import etree, html

_NOISE = ("script", "style", "nav", "noscript", "template", "svg", "button", "iframe", "dialog")


def main_content(text: str) -> str:
    """Return the HTML of the page's main part.

    `<main>` is taken when there is one, else a lone `<article>`, else the whole body; menus, scripts,
    forms, hidden parts and the page's own header and footer are dropped.

    >>> main_content("<body><nav>Start</nav><main><p>Hej</p></main></body>")
    '<main><p>Hej</p></main>'
    """
    try:
        root: Any = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    body = root.find("body")
    chosen = root if body is None else body
    mains = chosen.xpath(".//main | .//*[@role='main']")
    articles = chosen.xpath(".//article")
    if mains:
        chosen = mains[0]
    elif len(articles) == 1:
        chosen = articles[0]
    # Some sites put a form around everything: one that holds headings is no form to fill in.
    forms = chosen.xpath(".//form[not(.//h1 or .//h2)]")
    for element in [*chosen.iter(*_NOISE), *forms, *chosen.xpath(".//*[@hidden or @aria-hidden='true']")]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in chosen.xpath("./header | ./footer | ./aside"):
        element.drop_tree()
    return str(html.tostring(chosen, encoding="unicode", with_tail=False))

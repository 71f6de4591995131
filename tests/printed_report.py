"""A report text with every living part over the small study of `table_one`, composed."""

from typing import Any

from table_one import study

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.exchange.drafts import markdown_tree
from lardom.report.compose import Report, compose
from lardom.study.settings import Language

TEXT = """# Sammanfattning {.unnumbered}

::: {.abstract}
Programmet har finansierat []{.fact name="projects"} projekt. [Majoriteten beskriver ramar.]{.claim ref="C001"}
:::

# Metod {#metod}

De intervjuade visas i []{.ref to="tab-respondents"}, svaren i []{.ref to="fig-answers"}.[^1]

[^1]: En fotnot om behovsägaren.

## Urval

::: {.chart name="categories"}
:::

::: {.respondents-table caption="Projekt och respondenter"}
:::

::: {.funnel}
:::

::: {.method-facts}
:::

# Effekter

En respondent säger så här:

::: {.quotation ref="Q01"}
:::

Andra säger det kort: []{.quotation ref="Q01"} och []{.count claim="C001"} håller med.

::: {.quotation ref="Q02"}
:::

::: {.answers-table by="both"}
:::

::: {.chart name="answers" caption="Svaren" alt="Staplar som visar svaren."}
:::

::: {.portfolio-table name="kind"}
:::

::: {.matrix}
:::

# Ordlista {.unnumbered}

::: {.glossary}
:::

# Bilaga {.unnumbered}

::: {.claims-annex}
:::

::: {.audit}
:::
"""


def tree(text: str = TEXT) -> dict[str, Any]:
    """Return pandoc's tree of a report text, with the place of every inline."""
    return markdown_tree(text)


def report(text: str = TEXT, *, material: Material | None = None, language: Language = "sv", **more: Any) -> Report:
    """Return the composed report."""
    return compose(tree(text), Ground(material or study()), language=language, **more)

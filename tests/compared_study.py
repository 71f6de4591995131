"""The small study of `table_one` with what people wrote where things are compared."""

from dataclasses import replace

from table_one import study

from lardom.claims.material import Material
from lardom.claims.summaries import Pairing, Summary


def compared() -> Material:
    """Return the study: two cells of the framework summed up (one without a passage), one row of the joint display judged."""
    material = study()
    cases = {row.label: row.project_id for row in material.sample if row.label}
    return replace(
        material,
        projects=tuple(replace(one, budget=1e6 * place) for place, one in enumerate(material.projects, 1)),
        summaries=(
            Summary(cases["A"], "T1", "De nya parterna bar.\nDe är kvar."), Summary(cases["C"], "T2", "Ramarna höll."),
        ),
        pairings=(Pairing("nojd", "T1", "confirms", "De nöjda talar om samarbete."), Pairing("igen", "T2")),
    )  # fmt: skip

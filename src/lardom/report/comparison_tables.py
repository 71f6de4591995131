"""Tables of coding as a measurement: how far coders agree, and whether interviews still brought new codes."""

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.coding.agreement.units import Unit
from lardom.report.tables import Align, PrintedTable, cells
from lardom.report.wording import word
from lardom.study.settings import Language
from lardom.text.numerals import number


def agreement_table(material: Material, language: Language, *, unit: Unit = "characters") -> PrintedTable | None:
    """Return per cent, alpha, AC1 and kappa of every code and theme used, `None` when no text was coded twice.

    The note says what was judged, by how many, what uncoded text does, and why a coefficient is missing.

    >>> agreement_table(Material(), "sv") is None
    True
    """
    from lardom.coding.agreement.coefficient import REASONS  # noqa: PLC0415 - NumPy, which few reports need
    from lardom.coding.agreement.explaining import explained  # noqa: PLC0415 - as above
    from lardom.comparison.gathering import study_agreement  # noqa: PLC0415 - as above

    found = study_agreement(material, unit=unit)
    if not found:
        return None
    lines = found[""]
    names = {code.id: code.name for code in material.codes}
    rows = tuple(
        cells(
            names[line.label],
            *(
                word("no value", language) if value is None else number(value, language, 2)
                for value in (line.percent.value, line.alpha.value, line.ac1.value, line.kappa.value)
            ),
        )
        for line in lines
    )
    first = lines[0]
    note = [
        word(
            "agreement note", language, coders=len(first.coders), documents=len(first.documents),
            unit=word(f"unit {unit}", language),
        ),
        explained("alpha", language),
        *(REASONS[why][language != "sv"] for why in sorted({line.alpha.why for line in lines} - {""})),
    ]  # fmt: skip
    right: list[Align] = ["right"] * 4
    return PrintedTable(
        name="agreement",
        header=(
            cells(
                word("theme", language),
                word("alike", language),
                word("alpha", language),
                "AC1",
                "kappa",
            ),
        ),
        rows=rows,
        align=("left", *right),
        widths=(0.52, 0.12, 0.12, 0.12, 0.12),
        caption=word("agreement caption", language),
        note=" ".join(note),
    )


def saturation_table(
    ground: Ground, language: Language, *, base: int = 4, run: int = 2, threshold: float = 0.05
) -> PrintedTable | None:
    """Return what each interview added, and in the note whether saturation was met; `None` with too few interviews or codes.

    >>> saturation_table(Ground(Material()), "sv") is None
    True
    """
    from lardom.coding.saturation import emergence, saturation  # noqa: PLC0415 - NumPy, which few reports need
    from lardom.comparison.gathering import interview_codes  # noqa: PLC0415 - as above

    order, codes = interview_codes(ground)
    found = saturation(order, codes, base=base, run=run, threshold=threshold)
    if found.why:
        return None
    rows = tuple(cells(str(step.order), str(step.new), str(step.met)) for step in emergence(order, codes))
    told = {"base": base, "run": run, "threshold": number(100 * threshold, language), "codes": found.base_codes}
    note = (
        word("saturation met note", language, at=found.at, **told)
        if found.at is not None
        else word("saturation not met note", language, interviews=found.interviews, **told)
    )
    return PrintedTable(
        name="saturation",
        header=(cells(word("interview order", language), word("new codes", language), word("codes met", language)),),
        rows=rows,
        align=("left", "right", "right"),
        caption=word("saturation caption", language),
        note=note,
    )

"""A whole study: its values, where they came from, what is wrong with them, and its numbers in one call each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lardom.claims.evidence import Count, count
from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.claims.verifying import Corpus, Verdict
from lardom.exchange.cells import nearest
from lardom.exchange.qdpx import QdpxProject
from lardom.fieldwork.method import MethodFacts, method_facts
from lardom.fieldwork.scores import Score, scores
from lardom.portfolio.counts import facts
from lardom.portfolio.facts import Facts
from lardom.report.figures import Figure
from lardom.report.matrix import Matrix, theme_matrix
from lardom.report.study_figures import Numbers, chart
from lardom.report.study_tables import answers_table, respondents_table
from lardom.report.tables import PrintedTable
from lardom.sampling.coverage import Coverage, coverage
from lardom.sampling.funnel import Stage, funnel
from lardom.study.problems import Problem

if TYPE_CHECKING:
    import polars as pl

    from lardom.coding.agreement.passages import Passages
    from lardom.coding.agreement.summary import By, Line
    from lardom.coding.agreement.units import Unit
    from lardom.coding.saturation import Saturation
    from lardom.study.graph import Network


@dataclass(frozen=True)
class Study(Material):
    """The values of a study folder, frozen, with the folder and the problems found when it was read.

    `exchanged` is what came from a `.qdpx` or `.qdc` file; its documents, codes and codings are among the
    study's own.

    >>> Study().claims, Study().errors
    ((), ())
    """

    folder: Path = field(default_factory=Path)
    problems: tuple[Problem, ...] = ()
    exchanged: QdpxProject = field(default_factory=QdpxProject)

    @classmethod
    def of(cls, material: Material) -> "Study":
        """Return a study of values that come from elsewhere than a folder.

        >>> Study.of(Material()).ground.claims
        {}
        """
        return cls(**{one.name: getattr(material, one.name) for one in fields(Material)})

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that left something unused."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @cached_property
    def ground(self) -> Ground:
        """The index of the study, built once."""
        return Ground(self)

    @cached_property
    def corpus(self) -> Corpus:
        """All transcripts, ready to verify quotations against; built once."""
        return Corpus(self.ground)

    def frame(self, table: str) -> "pl.DataFrame":
        """Return one of the study's tables ("projects", "codings" …) as a Polars data frame.

        One row per value, columns named as the value's fields; an empty table has no columns. Raises
        `KeyError`, naming the tables there are, when there is no such table.

        >>> Study().frame("answers").height
        0
        """
        tables = [one.name for one in fields(Material) if one.name != "settings"]
        if table not in tables:
            raise KeyError(f"There is no table {table!r}; the tables are {', '.join(tables)}.")
        import polars as pl  # noqa: PLC0415 - 27 MiB that only notebooks use

        return pl.DataFrame(getattr(self, table))

    @cached_property
    def _facts(self) -> Facts:
        return facts(self.projects, self.parties, settings=self.settings)

    def facts(self) -> Facts:
        """Return every figure of the portfolio with the ids behind it.

        >>> Study().facts()["projects"].value
        0
        """
        return self._facts

    def count(self, claim_id: str) -> Count:
        """Return the count behind a claim of the register, and what it makes of the claim's word.

        Raises `KeyError`, naming the claim most like it, when the register has no such claim.

        >>> from lardom.claims.claim import Claim
        >>> Study(claims=(Claim("C001", "Alla."),)).count("C010")
        Traceback (most recent call last):
        KeyError: 'There is no claim C010. Did you mean C001?'
        """
        claim = self.ground.claims.get(claim_id)
        if claim is None:
            near = nearest(claim_id, tuple(self.ground.claims))
            raise KeyError(f"There is no claim {claim_id}." + (f" Did you mean {near}?" if near else ""))
        return count(claim, self.ground)

    def counts(self) -> Mapping[str, Count]:
        """Return the count behind every claim of the register, by its id.

        >>> Study().counts()
        {}
        """
        return {claim.id: count(claim, self.ground) for claim in self.claims}

    def quote_verdicts(self) -> Mapping[str, Verdict]:
        """Return what became of each quotation of the register, by its id.

        >>> Study().quote_verdicts()
        {}
        """
        return {
            one.id: self.corpus.verify(one.pieces, one.attribution, document_id=one.document_id, turns=one.turns)
            for one in self.quotations
        }

    def scores(self) -> tuple[Score, ...]:
        """Return what the answers to each item add up to: n, mean, spread, distribution.

        >>> Study().scores()
        ()
        """
        return scores(self.settings.items, self.answers, self.respondents)

    def answers_table(self, by: Literal["respondent", "project", "both"] = "respondent") -> PrintedTable:
        """Return Table 2 in the study's language: item, n, mean, spread and distribution."""
        return answers_table(self, self.settings.language, by=by)

    def respondents_table(self) -> PrintedTable:
        """Return Table 1 in the study's language: category, project and respondents."""
        return respondents_table(self, self.settings.language)

    def matrix(self, *, kind: str = "") -> Matrix:
        """Return themes × projects: who expresses each theme where; `kind` keeps themes of one kind.

        >>> Study().matrix().rows
        ()
        """
        return theme_matrix(self.ground, kind=kind)

    def funnel(self) -> tuple[Stage, ...]:
        """Return the five stages from the frame to the interviews.

        >>> [stage.name for stage in Study().funnel()][0]
        'framed'
        """
        heard = {interview.project_id for interview in self.interviews} if self.interviews else None
        return funnel(self.projects, self.sample, interviewed=heard)

    def coverage(self, *, step: int | None = None) -> tuple[Coverage, ...]:
        """Return frame × sample for each category; `step` counts only the projects of that step.

        >>> Study().coverage()
        ()
        """
        return coverage(self.projects, self.sample, step=step, order=self.settings.categories)

    def method_facts(self) -> MethodFacts:
        """Return the numbers of the method section: interviews, people, lengths, dates."""
        return method_facts(self.interviews, self.respondents)

    def chart(self, name: str) -> Figure | None:
        """Return a chart of the report by its name ("categories", "answers", "matrix" …), `None` without data.

        `figure.spec` is the Vega-Lite specification that web and print use too.

        >>> Study().chart("answers") is None
        True
        """
        return chart(name, Numbers(self.ground, self.facts(), self.settings.language, {}))

    def agreement(self, *, unit: "Unit" = "characters", by: "By" = "all") -> "dict[str, tuple[Line, ...]]":
        """Return how far coders agree on every code and theme, by group ("" for all together).

        `unit` is "characters", "turns", "sentences" or "codings"; `by` groups by pair of coders, by document, or shows what
        leaving each coder out would give. Empty when no document was read by two coders.

        >>> Study().agreement()
        {}
        """
        from lardom.comparison.gathering import study_agreement  # noqa: PLC0415 - NumPy, which few need

        return study_agreement(self, unit=unit, by=by)

    def passages(
        self, *, unit: "Unit" = "characters", by: "By" = "all", gamma: bool = False
    ) -> "dict[str, dict[str, Passages]]":
        """Return how far coders agree on where passages begin and end, by group and label (see `agreement`).

        >>> Study().passages()
        {}
        """
        from lardom.comparison.gathering import study_passages  # noqa: PLC0415 - NumPy, which few need

        return study_passages(self, unit=unit, by=by, gamma=gamma)

    def saturation(self, *, base: int = 4, run: int = 2, threshold: float = 0.05) -> "Saturation":
        """Return whether the interviews, in order of date, reach saturation (Guest, Namey & Chen 2020).

        >>> Study().saturation().why
        'too few interviews'
        """
        from lardom.coding.saturation import saturation  # noqa: PLC0415 - NumPy, which few need
        from lardom.comparison.gathering import interview_codes  # noqa: PLC0415 - as above

        order, codes = interview_codes(self.ground)
        return saturation(order, codes, base=base, run=run, threshold=threshold)

    def party_network(self) -> "Network":
        """Return parties tied by the projects they share, with dates.

        >>> Study().party_network().edges
        ()
        """
        from lardom.comparison.gathering import study_network  # noqa: PLC0415 - NumPy, which few need

        return study_network(self.ground, "parties")

    def code_network(self) -> "Network":
        """Return codes tied by the turns in which they stand together.

        >>> Study().code_network().nodes
        ()
        """
        from lardom.comparison.gathering import study_network  # noqa: PLC0415 - NumPy, which few need

        return study_network(self.ground, "codes")

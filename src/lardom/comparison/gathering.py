"""From a study's material to what the measures ask for: who has read what, which codes an interview brought, in what order."""

from typing import Literal

import numpy as np

from lardom.claims.ground import Ground
from lardom.claims.material import Material
from lardom.coding.agreement.passages import Passages, passages_of
from lardom.coding.agreement.summary import Basis, By, Line, compared, labels_of, readers
from lardom.coding.agreement.units import Unit, cuts_of
from lardom.coding.cooccurrence import code_network
from lardom.coding.disagreements import SETTLED
from lardom.coding.marks import Coding
from lardom.portfolio.ties import membership_network, party_network, two_mode
from lardom.study.graph import Network


def coders_codings(material: Material) -> tuple[Coding, ...]:
    """Return the codings that coders made themselves: not those of settlements, nor of marks that became a theme's.

    >>> coders_codings(Material(codings=(Coding("k1", "d", 0, 5, "T1", "A"), Coding("k2", "d", 0, 5, "T1", SETTLED))))[0].id
    'k1'
    """
    return tuple(one for one in material.codings if one.coder != SETTLED and not one.mark_id)


def who_has_read(material: Material) -> dict[str, frozenset[str]]:
    """Return the documents each coder has coded to the end.

    A document counts when the coder has closed a reading of it in a round of coding, or has codings there that belong to no
    round (a folder from elsewhere does not tell of rounds; somebody who coded a text is taken to have read it all).

    >>> who_has_read(Material(codings=(Coding("k1", "d", 0, 5, "T1", "A"),)))
    {'A': frozenset({'d'})}
    """
    coding_rounds = {one.id for one in material.rounds if one.kind == "coding"}
    found: dict[str, set[str]] = {}
    for reading in material.readings:
        if reading.closed and reading.round_id in coding_rounds:
            found.setdefault(reading.reader, set()).add(reading.document_id)
    for one in coders_codings(material):
        if not one.round_id:
            found.setdefault(one.coder, set()).add(one.document_id)
    return {coder: frozenset(told) for coder, told in sorted(found.items())}


def agreement_basis(material: Material, unit: Unit = "characters") -> tuple[Basis, dict[str, frozenset[str]]] | None:
    """Return what a study's measures of agreement compare, and who has read what; nothing when no two read the same.

    >>> agreement_basis(Material()) is None
    True
    """
    codings = coders_codings(material)
    used = {one.code_id for one in codings}
    labels = {label: codes for label, codes in labels_of(material.codes).items() if codes & used}
    lengths = {one.id: len(one.text) for one in material.documents}
    read = {coder: told & lengths.keys() for coder, told in who_has_read(material).items()}
    if not labels or not readers(read, "document"):
        return None
    return Basis(codings, lengths, labels, unit, cuts_of(material.documents, unit, material.settings.language)), read


def study_agreement(material: Material, *, unit: Unit = "characters", by: By = "all") -> dict[str, tuple[Line, ...]]:
    """Return what the measures say of every code and theme that some coder gave, by group.

    The groups are those of `readers`. Empty when no document was read by two coders.

    >>> made = (Coding("k1", "d", 0, 5, "T1", "A"), Coding("k2", "d", 0, 5, "T1", "B"))
    >>> study_agreement(Material(codings=made))
    {}
    """
    if (found := agreement_basis(material, unit)) is None:
        return {}
    basis, read = found
    return {group: compared(basis, those) for group, those in readers(read, by).items()}


def study_passages(
    material: Material, *, unit: Unit = "characters", by: By = "all", gamma: bool = False
) -> dict[str, dict[str, Passages]]:
    """Return what the measures of place say of every code and theme that some coder gave, by group and label.

    Boundaries stand between sentences when these are the `unit`, else between turns. Gamma, where it serves, is worked out
    when asked for, from the same drawing each time. Empty when no document was read by two coders.

    >>> study_passages(Material())
    {}
    """
    if (found := agreement_basis(material, unit)) is None:
        return {}
    basis, read = found
    cuts = cuts_of(material.documents, "sentences" if unit == "sentences" else "turns", material.settings.language)
    return {
        group: passages_of(basis, those, cuts=cuts, rng=np.random.default_rng(0) if gamma else None)
        for group, those in readers(read, by).items()
    }


def interview_codes(ground: Ground) -> tuple[tuple[str, ...], dict[str, frozenset[str]]]:
    """Return the interviews in order of date (undated last), and the codes that each has.

    Interviews without any coding count: they brought nothing new. A code counts where somebody answers in its passage.

    >>> interview_codes(Ground(Material()))
    ((), {})
    """
    material = ground.material
    talks = sorted(material.interviews, key=lambda talk: (talk.date is None, str(talk.date or ""), talk.id))
    codes: dict[str, set[str]] = {talk.id: set() for talk in talks}
    for coding in material.codings:
        talk, passage = ground.interview_of(coding.document_id), ground.passage(coding)
        if talk and coding.code_id and passage and passage.is_evidence:
            codes[talk.id].add(coding.code_id)
    return tuple(talk.id for talk in talks), {one: frozenset(told) for one, told in codes.items()}


type Ties = Literal["parties", "memberships", "codes"]

NETWORKS: tuple[Ties, ...] = ("parties", "memberships", "codes")
"""Parties by shared projects, parties with their projects, codes by shared turns."""


def study_network(ground: Ground, ties: Ties) -> Network:
    """Return one of the networks of a study.

    >>> study_network(Ground(Material()), "codes").nodes
    ()
    """
    if ties == "codes":
        return code_network(turn_codes(ground), ground.material.codes)
    both = two_mode(ground.material.projects, ground.material.parties)
    return membership_network(both) if ties == "memberships" else party_network(both)


def turn_codes(ground: Ground) -> tuple[frozenset[str], ...]:
    """Return the codes of every turn that has any: the units of co-occurrence.

    >>> turn_codes(Ground(Material()))
    ()
    """
    found: dict[tuple[str, int], set[str]] = {}
    for coding in ground.codings.values():
        passage = ground.passage(coding)
        for turn in passage.turns if passage and coding.code_id else ():
            found.setdefault((coding.document_id, turn), set()).add(coding.code_id)
    return tuple(frozenset(told) for _, told in sorted(found.items()))

"""What a changed coding can change: the counts that rest on it are made again, the others stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lardom.claims.backing import behind_codes
from lardom.claims.claim import Claim
from lardom.claims.evidence import counts_on
from lardom.claims.ground import Ground
from lardom.coding.marks import Coding, Unplaced

type _Places = Mapping[str, Coding | Unplaced]


@dataclass(frozen=True, slots=True)
class Rest:
    """Ids of the codes and codings that a claim rests on: nothing that is done to others can change its count."""

    codes: frozenset[str]
    codings: frozenset[str]

    def touched_by(self, other: "Rest") -> bool:
        """Tell whether something in both has changed."""
        return not (self.codes.isdisjoint(other.codes) and self.codings.isdisjoint(other.codings))


def rest_of(claim: Claim, ground: Ground) -> Rest:
    """Return what a claim rests on, through other claims too: rather too much than too little.

    >>> from lardom.claims.claim import Evidence
    >>> from lardom.claims.material import Material
    >>> from lardom.coding.codebook import Code
    >>> ground = Ground(Material(codes=(Code("a", "A"), Code("a1", "A1", parent="a"))))
    >>> sorted(rest_of(Claim("C1", "…", evidence=(Evidence("supports", "code", "a"),)), ground).codes)
    ['a', 'a1']
    """
    codes: set[str] = set()
    codings: set[str] = set()
    waiting, walked = [claim], {claim.id}
    while waiting:
        one = waiting.pop()
        more = [link.ref for link in one.evidence if link.kind == "claim"]
        for ref in (*more, one.parent):
            if (other := ground.claims.get(ref)) and ref not in walked:
                walked.add(ref)
                waiting.append(other)
        codes |= _named(one)
        for link in one.evidence:
            if link.kind == "code":
                codes.add(link.ref)
            elif link.kind == "coding":
                codings.add(link.ref)
    # Who was asked about a coding's theme shows in the other codings of its code.
    codes |= {found.code_id for ref in codings if (found := ground.codings.get(ref) or ground.unplaced.get(ref))}
    below = frozenset(one for code in codes for one in ground.codes_below(code))
    return Rest(below, frozenset(codings))


def _named(claim: Claim) -> set[str]:
    """Return the codes that a claim names in words: in its base, its groups, or the measure they are compared by."""
    said = [claim.base, claim.measure, *claim.group_a.split(";"), *claim.group_b.split(";")]
    parted = (one.partition(":") for one in said)
    return {ref.strip() for kind, _, ref in parted if kind.strip().lower() in ("coded", "code") and ref.strip()}


def changed(before: Ground, now: Ground) -> Rest:
    """Return the codes and codings that are not on both grounds as they are on the other.

    >>> from lardom.claims.material import Material
    >>> from lardom.coding.marks import Coding
    >>> changed(Ground(Material()), Ground(Material(codings=(Coding("k1", "d", 0, 5, "a", "AR"),))))
    Rest(codes=frozenset({'a'}), codings=frozenset({'k1'}))
    """
    codes: set[str] = set()
    codings: set[str] = set()
    places: tuple[tuple[_Places, _Places], ...] = ((before.codings, now.codings), (before.unplaced, now.unplaced))
    for old, new in places:
        for ref in _differing(old, new):
            codings.add(ref)
            codes |= {one.code_id for one in (old.get(ref), new.get(ref)) if one is not None}
    return Rest(frozenset(codes), frozenset(codings))


def _differing(old: _Places, new: _Places) -> Iterator[str]:
    yield from (ref for ref, value in new.items() if old.get(ref) is not value and old.get(ref) != value)
    yield from old.keys() - new.keys()


def let_stand(before: Ground, now: Ground) -> None:
    """Let the counts stand on a ground on which only codings and marks differ, where nothing they rest on does.

    `count` then makes anew only what was touched; what stands behind the codes that were not is not gathered again.
    """
    touched = changed(before, now)
    gathered = behind_codes(before).copy()
    behind_codes(now).update(
        (code, gathered[code]) for code in gathered if touched.codes.isdisjoint(now.codes_below(code))
    )
    made = counts_on(before).copy()  # another thread may go on counting there
    counts_on(now).update((claim, made[claim]) for claim in made if not rest_of(claim, now).touched_by(touched))

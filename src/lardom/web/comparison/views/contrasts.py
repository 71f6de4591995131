"""Two groups of cases set against each other; patterns of a condition and an outcome."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lardom.claims.ground import Ground
from lardom.comparison.cases import cases_of
from lardom.web.comparison.queries.cases import Group, groups_of
from lardom.web.comparison.views import answers
from lardom.web.study.access import StudyRequest, allowed
from lardom.web.study.forms import spoken
from lardom.web.study.views.tables import table_file


def _sides(request: StudyRequest, found: Ground) -> tuple[dict[str, Group], frozenset[str], frozenset[str]]:
    """Return the groups there are and the two that are chosen; the second is all other cases when none is named."""
    groups, every = groups_of(found), frozenset(cases_of(found))
    a, b = (groups.get(request.GET.get(side, "")) for side in "ab")
    first = a.cases if a else frozenset()
    return groups, first, (b.cases if b else every - first) if a else frozenset()


@allowed("claims.see")
@require_GET
def contrast(request: StudyRequest) -> HttpResponse:
    """Show two groups against each other: codes and answers, with exact intervals and in words."""
    from lardom.web.comparison.queries import contrasts as queries  # noqa: PLC0415 - SciPy, loaded when asked for

    found = answers.ground(request)
    groups, a, b = _sides(request, found)
    labels = cases_of(found)
    shown: dict[str, object] = {
        "groups": groups.values(), "chosen": {side: request.GET.get(side, "") for side in "ab"},
        "a": [labels[one] for one in labels if one in a], "b": [labels[one] for one in labels if one in b],
        "both": [labels[one] for one in labels if one in a & b], "hidden": answers.hidden(request),
    }  # fmt: skip
    if a and b:
        language = spoken()
        shown |= {
            "codes": queries.code_rows(found, a, b, language),
            "answers": queries.answer_rows(found, a, b, language),
            "limits": queries.limits(len(a), len(b), language),
        }
    return render(request, "comparison/contrast.html", shown)


@allowed("coding.export")
@require_GET
def take_out(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the contrast as a file."""
    from lardom.web.comparison.queries import contrasts as queries  # noqa: PLC0415 - as above

    found, language = answers.ground(request), spoken()
    _, a, b = _sides(request, found)
    rows = (
        queries.sheet(queries.code_rows(found, a, b, language), queries.answer_rows(found, a, b, language))
        if a and b
        else []
    )
    return table_file(request.here.study.slug, "contrast", ending, rows)


@allowed("coding.export")
@require_GET
def take_out_pattern(request: StudyRequest, ending: str) -> HttpResponse:
    """Give the cases by condition and outcome as a file."""
    from lardom.web.comparison.queries import contrasts as queries  # noqa: PLC0415 - as above

    found = answers.ground(request)
    groups = groups_of(found)
    condition, outcome = (groups.get(request.GET.get(name, "")) for name in ("condition", "outcome"))
    rows = queries.pattern_sheet(found, condition, outcome) if condition and outcome else []
    return table_file(request.here.study.slug, "deviant-cases", ending, rows)


@allowed("claims.see")
@require_GET
def patterns(request: StudyRequest) -> HttpResponse:
    """Show deviant cases, what a claim of absence rests on, and process against satisfaction."""
    from lardom.web.comparison.queries import contrasts as queries  # noqa: PLC0415 - as above

    found, language = answers.ground(request), spoken()
    groups = groups_of(found)
    condition, outcome = (groups.get(request.GET.get(name, "")) for name in ("condition", "outcome"))
    shown: dict[str, object] = {
        "groups": groups.values(),
        "condition": condition,
        "outcome": outcome,
        "hidden": answers.hidden(request),
    }
    if condition and outcome:
        shown["told"] = queries.patterned(found, condition, outcome, language)
    if condition and condition.key.startswith("code:"):
        shown["satisfied"] = queries.satisfied(found, condition.key.removeprefix("code:"), language)
    return render(request, "comparison/patterns.html", shown)

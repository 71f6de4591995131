"""The portfolio of Annex C of the requirements, built row by row (invented names)."""

from lardom.portfolio.projects import MUNICIPAL_COMPANY, MUNICIPALITY, REGION, Party, Project

# Projects, municipalities, regions, municipal companies, main need owner.
PATTERNS = (
    (14, 1, 0, 0, MUNICIPALITY),
    (2, 2, 0, 0, MUNICIPALITY),
    (2, 3, 0, 0, MUNICIPALITY),
    (2, 5, 0, 0, MUNICIPALITY),
    (2, 6, 0, 0, MUNICIPALITY),
    (2, 7, 0, 0, MUNICIPALITY),
    (5, 0, 1, 0, REGION),
    (3, 0, 2, 0, REGION),
    (1, 0, 3, 0, REGION),
    (1, 0, 4, 0, REGION),
    (2, 1, 1, 0, MUNICIPALITY),
    (2, 1, 1, 0, REGION),
    (1, 1, 1, 0, "tie"),
    (8, 1, 0, 1, MUNICIPALITY),
    (3, 2, 0, 1, MUNICIPALITY),
    (1, 1, 0, 1, MUNICIPAL_COMPANY),
    (1, 1, 1, 1, MUNICIPALITY),
    (1, 1, 1, 1, "tie"),
)
CATEGORIES = (
    ("Hälsa, vård och omsorg", 17),
    ("IoT infrastruktur", 3),
    ("Klimat och miljö", 16),
    ("Samhällsbyggnad", 11),
    ("Skola och utbildning", 6),
)
KINDS = (MUNICIPALITY, REGION, MUNICIPAL_COMPANY)


def _parties(project: str, numbers: tuple[int, int, int], owner: str, place: int) -> list[Party]:
    found = []
    for kind, number in zip(KINDS, numbers, strict=True):
        for which in range(number):
            leading = which == 0 and owner in (kind, "tie")
            # In a tie the first of every kind has the same, largest budget.
            budget = 900_000.0 if leading else 100_000.0 + 1000 * which
            found.append(Party(project, f"{kind} {(place + which) % 11}", kind, budget=budget))
    return [*found, Party(project, "Norrskens universitet", "university", budget=5_000_000.0)]


def annex_c() -> tuple[tuple[Project, ...], tuple[Party, ...]]:
    """Return the 53 projects and their parties: 121 public ones and a university in each."""
    categories = [name for name, number in CATEGORIES for _ in range(number)]
    owners = [(numbers, owner) for times, *numbers, owner in PATTERNS for _ in range(times)]
    projects, parties = [], []
    for place, ((municipalities, regions, companies), owner) in enumerate(owners):
        project = f"P{place + 1}"
        projects.append(Project(project, f"Projekt {place + 1}", category=categories[place]))
        parties += _parties(project, (municipalities, regions, companies), owner, place)
    return tuple(projects), tuple(parties)

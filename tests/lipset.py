"""Lipset's eighteen democracies between the wars, crisp and fuzzy: the classic data of QCA.

Memberships: C. C. Ragin, "Qualitative Comparative Analysis Using Fuzzy Sets (fsQCA)", in B. Rihoux & C. C. Ragin (eds.),
Configurational Comparative Methods, 2009, p. 95; crisp: Rihoux & De Meur, the same book, p. 55.
"""

CONDITIONS = ("DEV", "URB", "LIT", "IND", "STB")

_FUZZY = """
AU 0.81 0.12 0.99 0.73 0.43 0.05
BE 0.99 0.89 0.98 1.00 0.98 0.95
CZ 0.58 0.98 0.98 0.90 0.91 0.89
EE 0.16 0.07 0.98 0.01 0.91 0.12
FI 0.58 0.03 0.99 0.08 0.58 0.77
FR 0.98 0.03 0.99 0.81 0.95 0.95
DE 0.89 0.79 0.99 0.96 0.31 0.05
GR 0.04 0.09 0.13 0.36 0.43 0.06
HU 0.07 0.16 0.88 0.07 0.13 0.42
IE 0.72 0.05 0.98 0.01 0.95 0.92
IT 0.34 0.10 0.41 0.47 0.58 0.05
NL 0.98 1.00 0.99 0.94 0.99 0.95
PL 0.02 0.17 0.59 0.00 0.00 0.12
PT 0.01 0.02 0.01 0.11 0.01 0.05
RO 0.01 0.03 0.17 0.00 0.84 0.21
ES 0.03 0.30 0.09 0.21 0.20 0.06
SE 0.95 0.13 0.99 0.67 0.91 0.95
UK 0.98 0.99 0.99 1.00 0.98 0.95
"""

_CRISP = {
    "00000": "GR PT ES", "00001": "IT RO", "00100": "HU PL", "00101": "EE", "10101": "FI IE", "10110": "AU",
    "10111": "FR SE", "11110": "DE", "11111": "BE CZ NL UK",
}  # fmt: skip
_SURVIVED = {"FI", "IE", "FR", "SE", "BE", "CZ", "NL", "UK"}

FUZZY = {
    name: dict(zip((*CONDITIONS, "SURV"), map(float, numbers), strict=True))
    for name, *numbers in (line.split() for line in _FUZZY.strip().splitlines())
}
CRISP = {
    case: dict(zip(CONDITIONS, map(float, bits), strict=True)) | {"SURV": float(case in _SURVIVED)}
    for bits, cases in _CRISP.items()
    for case in cases.split()
}

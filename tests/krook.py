"""Women in the parliaments of 22 Western democracies: M. L. Krook, Political Studies 58 (2010) 886–908, crisp.

The rows and whose they are: A. Thiem & A. Dusa, "QCA: A Package for Qualitative Comparative Analysis", The R Journal 5
(2013) 87–97, which prints the truth table and its three solutions; the countries from the package's own documentation.
"""

CONDITIONS = ("ES", "QU", "WS", "WM", "LP")

_ROWS = {
    "00010": "CA US", "00011": "NZ", "01000": "IT", "01010": "AU GB FR IE", "01011": "DE", "10001": "LU", "10100": "FI",
    "10111": "DK", "11000": "CH PT GR", "11001": "AT", "11010": "ES", "11011": "NL BE", "11100": "SE", "11111": "NO IS",
}  # fmt: skip
_MANY = {"NZ", "DE", "FI", "DK", "AT", "ES", "NL", "BE", "SE", "NO", "IS"}

WOMEN = {
    case: dict(zip(CONDITIONS, map(float, bits), strict=True)) | {"WNP": float(case in _MANY)}
    for bits, cases in _ROWS.items()
    for case in cases.split()
}

"""In words: what each measure means, and what text that nobody coded does to it."""

from lardom.coding.agreement.coefficient import REASONS, Coefficient
from lardom.coding.agreement.intervals import LIMITS, Interval
from lardom.study.settings import Language
from lardom.text.numerals import number

_WORDS: dict[str, tuple[str, str]] = {  # each Swedish, then English
    "percent": (
        (
            "Andel par av kodare som gjort lika. Text som ingen kodat räknas som lika, så talet närmar sig 1 ju mer okodad "
            "text det finns. Det korrigeras inte för slump."
        ),
        (
            "The share of pairs of coders who did alike. Text that nobody coded counts as alike, so the number nears 1 the more "
            "uncoded text there is. It is not corrected for chance."
        ),
    ),
    "cohen": (
        (
            "Lika bortom slump för två kodare, där slumpen följer vars och ens egna vanor. Okodad text räknas som lika men höjer "
            "också slumpen; är koden sällsynt sjunker kappa snabbt av små skillnader."
        ),
        (
            "Agreement beyond chance of two coders, chance following each one's own habits. Uncoded text counts as alike but "
            "raises chance too; where the code is rare kappa falls quickly with small differences."
        ),
    ),
    "conger": (
        "Cohens kappa för flera kodare. Okodad text verkar som där.",
        "Cohen's kappa for several coders. Uncoded text works as there.",
    ),
    "scott": (
        "Som Cohens kappa, men slumpen följer båda kodarnas gemensamma vanor. Okodad text räknas som lika och höjer slumpen.",
        "As Cohen's kappa, but chance follows both coders' habits together. Uncoded text counts as alike and raises chance.",
    ),
    "fleiss": (
        "Scotts mått för flera kodare. Okodad text räknas som lika och höjer slumpen.",
        "Scott's measure for several coders. Uncoded text counts as alike and raises chance.",
    ),
    "brennan_prediger": (
        (
            "Slumpen är 1 delat med antalet möjliga värden, hur de än används. Okodad text räknas som lika och höjer inte "
            "slumpen: för en sällsynt kod blir talet nästan alltid högt."
        ),
        (
            "Chance is 1 over the number of possible values, however they are used. Uncoded text counts as alike and does not "
            "raise chance: for a rare code the number is nearly always high."
        ),
    ),
    "ac1": (
        (
            "Gwets AC1 antar att kodare sällan gissar. Det faller inte när ett värde dominerar, men okodad text lyfter det: "
            "läs det bredvid alfa, aldrig i stället."
        ),
        (
            "Gwet's AC1 assumes that coders seldom guess. It does not fall when one value prevails, but uncoded text lifts it: "
            "read it beside alpha, never instead."
        ),
    ),
    "ac2": (
        "AC1 med vikter: små skillnader väger lättare. Okodad text lyfter det.",
        "AC1 with weights: small differences weigh less. Uncoded text lifts it.",
    ),
    "alpha": (
        (
            "Krippendorffs alfa: 1 är full samstämmighet, 0 vad slumpen ger. Okodad text räknas som att alla lät bli; den höjer "
            "både likheten och slumpen, så alfa mäter om kodarna hittar samma ställen."
        ),
        (
            "Krippendorff's alpha: 1 is full agreement, 0 what chance gives. Uncoded text counts as all having left it; it raises "
            "both likeness and chance, so alpha tells whether coders find the same places."
        ),
    ),
    "set_alpha": (
        "Alfa för uppsättningar av koder: delvis lika räknas delvis. Okodad text är den tomma uppsättningen och räknas som lika.",
        "Alpha of sets of codes: partly alike counts in part. Uncoded text is the empty set and counts as alike.",
    ),
    "u_alpha": (
        "Krippendorffs u-alfa: gränser och koder tillsammans, längs hela texten. Okodad text ingår som mellanrum.",
        "Krippendorff's u-alpha: boundaries and codes together along the whole text. Uncoded text is part of it, as gaps.",
    ),
    "bar_u_alpha": (
        "|u-alfa: bara om text är kodad eller inte, oavsett kod. Okodad text är den ena av de två sorterna.",
        "|u-alpha: only whether text is coded or not, whatever the code. Uncoded text is one of the two kinds.",
    ),
    "cu_alpha": (
        (
            "cu-alfa: koderna där kodarnas markeringar överlappar. Text som ingen, eller bara en, kodat ingår inte; täckningen säger "
            "hur mycket som återstår."
        ),
        (
            "cu-alpha: the codes where coders' marks overlap. Text that nobody or only one coded is left out; the coverage tells "
            "how much remains."
        ),
    ),
    "k_u_alpha": (
        "(s)u-alfa: hur pålitlig en enskild kod är där markeringar överlappar. Okodad text ingår inte.",
        "(s)u-alpha: how reliable one code is where marks overlap. Uncoded text is left out.",
    ),
    "alpha_1995": (
        (
            "Den äldre alfa-U (1995), som andra program visar. Mellanrum räknas med sin längd i kvadrat, så långa okodade stycken "
            "väger tungt."
        ),
        (
            "The older alpha-U (1995), which other programs show. Gaps count by their squared length, so long uncoded stretches "
            "weigh heavily."
        ),
    ),
    "gamma": (
        (
            "Gamma parar ihop markeringar och väger läge och kod. Okodad text ingår bara genom att slumpen fördelar markeringar "
            "över hela texten: mer okodad text ger högre gamma för samma markeringar."
        ),
        (
            "Gamma pairs marks and weighs place and code. Uncoded text enters only in that chance spreads marks over the whole "
            "text: more uncoded text gives a higher gamma for the same marks."
        ),
    ),
    "boundary_similarity": (
        "Bara var gränser sätts. Text utan gränser påverkar inte talet.",
        "Only where boundaries are put. Text without boundaries does not change the number.",
    ),
    "jaccard": (
        "Delad text genom text som någon kodat. Okodad text ingår inte; det korrigeras inte för slump.",
        "Shared text over text that anybody coded. Uncoded text is left out; it is not corrected for chance.",
    ),
    "dice": (
        "Två gånger delad text genom summan av bådas. Okodad text ingår inte; det korrigeras inte för slump.",
        "Twice the shared text over the sum of both. Uncoded text is left out; it is not corrected for chance.",
    ),
}

MEASURES = tuple(_WORDS)
"""Every measure that is explained, by its name in a `Coefficient`."""


def explained(measure: str, language: Language = "en") -> str:
    """Return what a measure means and what uncoded text does to it; `KeyError` for a measure that is not known.

    >>> explained("boundary_similarity")
    'Only where boundaries are put. Text without boundaries does not change the number.'
    """
    return _WORDS[measure][language != "sv"]


def weighed(alpha: Coefficient, interval: Interval | None, language: Language = "en") -> str:
    """Return in words how much an alpha bears, by Krippendorff's limits and its interval (`None` or without ends: unknown).

    >>> weighed(Coefficient("alpha", 0.9), Interval(0.7, 0.95, below=(0.0, 0.3)))
    'High enough to conclude from (0.80 or more), yet in 30 of 100 draws of the transcripts it falls below that.'
    >>> weighed(Coefficient("alpha", None, "one value"), None, "sv")
    'Alla bedömningar är lika: utan variation kan samstämmighet inte skiljas från slump.'
    """
    swedish = language == "sv"
    if alpha.value is None:
        return REASONS[alpha.why][not swedish]
    below = (0.0, 0.0) if interval is None or interval.low is None else interval.below
    if alpha.value >= LIMITS[1]:
        share = round(100 * below[1])
        said = (
            "Tillräckligt för slutsatser (0,80 eller mer)" if swedish else "High enough to conclude from (0.80 or more)"
        )
        return said + _yet(share, swedish=swedish)
    if alpha.value >= LIMITS[0]:
        share = round(100 * below[0])
        said = (
            "Bär bara försiktiga slutsatser (0,667 till 0,80)"
            if swedish
            else "Bears tentative conclusions only (0.667 to 0.80)"
        )
        return said + _yet(share, swedish=swedish)
    if alpha.value > 0:
        return (
            "Under 0,667: dra inga slutsatser av kodningen som den är; läs oenigheterna och skärp definitionen."
            if swedish
            else "Below 0.667: conclude nothing from the coding as it is; read the disagreements and sharpen the definition."
        )
    return (
        "Inte mer lika än slumpen: kodarna följer inte samma definition."
        if swedish
        else "No more alike than chance: the coders do not follow the same definition."
    )


def _yet(share: int, *, swedish: bool) -> str:
    if not share:
        return "."
    return (
        f", men i {share} av 100 dragningar av utskrifterna blir det lägre än så."
        if swedish
        else f", yet in {share} of 100 draws of the transcripts it falls below that."
    )


def by_uncoded(percent: Coefficient, alpha: Coefficient, prevalence: float | None, language: Language = "en") -> str:
    """Return in words what text without the code does to these numbers; empty when nothing was judged.

    >>> alpha = Coefficient("alpha", 0.5, observed=0.02, expected=0.04)
    >>> by_uncoded(Coefficient("percent", 0.98), alpha, 0.02)
    '2.0 % of the judgements give it. So rare, chance alone would have made the coders alike in 96.0 %; they were in 98.0 %.'
    """
    if prevalence is None or percent.value is None or alpha.expected is None:
        return ""

    def told(share: float) -> str:
        return f"{number(100 * share, language, 1)} %"

    given, chance, alike = told(prevalence), told(1 - alpha.expected), told(percent.value)
    if language == "sv":
        how = "Så sällsynt" if prevalence < 0.2 else "Så vanligt" if prevalence > 0.8 else "Då"
        return f"{given} av bedömningarna ger koden. {how} hade slumpen ensam gjort kodarna lika i {chance}; de var lika i {alike}."
    how = "So rare, chance" if prevalence < 0.2 else "So common, chance" if prevalence > 0.8 else "Chance"
    return f"{given} of the judgements give it. {how} alone would have made the coders alike in {chance}; they were in {alike}."

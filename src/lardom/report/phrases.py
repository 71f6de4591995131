"""Ways of stating a number of the study, in Swedish and English: what stands before it and after it.

A number is compared with the study only when its words leave no doubt about which number it is. Each
phrase is therefore narrow: `before` must match right up to the number, `after` right behind it, `where`
somewhere in the sentence, `unless` nowhere in it. Nouns are named in braces and filled in from `NOUNS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

NOUNS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "respondents": r"(?:respondent(?:er(?:na)?)?|informant(?:er(?:na)?)?|intervjuperson(?:er(?:na)?)?|"
                       r"intervjuade(?: personer(?:na)?)?|personer(?:na)?|individer(?:na)?)\b",
        "respondents_only": r"(?:respondent(?:er(?:na)?)?|informant(?:er(?:na)?)?|intervjuperson(?:er(?:na)?)?|"
                            r"intervjuade(?: personer(?:na)?)?)\b",
        "the_respondents": r"(?:respondenterna|informanterna|intervjupersonerna|intervjuade(?: personerna)?)\b",
        "interviews": r"(?:(?:djup|grupp|enskilda |kvalitativa |semistrukturerade |digitala )*intervjuer(?:na)?)\b",
        "projects": r"(?:(?:utvalda |olika |beviljade |granskade )*projekt(?:en)?)\b",
        "texts": r"(?:texter(?:na)?|transkript(?:en)?|transkription(?:er(?:na)?)?|intervjuutskrifter(?:na)?|"
                 r"utskrifter(?:na)?|kommentarstrådar(?:na)?|dokument(?:en)?)\b",
        "codes": r"(?:koder(?:na)?)\b",
        "codings": r"(?:kodningar(?:na)?|kodade (?:avsnitt(?:en)?|passager(?:na)?|segment(?:en)?|stycken(?:a)?|"
                   r"textavsnitt|textställen))\b",
        "coders": r"(?:kodare|personer|forskare|bedömare)\b",
        "parties": r"(?:parter|partner|partners|deltaganden|medverkanden|deltagande organisationer)\b",
        "cut": r"(?!\s+(?:som|vilka|inom|med|utan|där|per)\b|\s+(?:i|från|av|ur)\s+(?!studien|undersökningen|materialet|"
               r"utvärderingen|vår|denna|den här|intervjustudien|portföljen|programmet|(?:de\s+)?(?:\d+|\w+)\s+"
               r"(?:\w+\s+)?projekt))",
        "all": r"(?:totalt|sammanlagt|sammantaget|allt som allt|tillsammans|i allt|inalles|summa)\s+(?:(?:har|vi|gjordes|"
               r"genomfördes|finns|ingår|deltog|omfattar materialet|rör det sig om)\s+){0,2}",
        "each": r"(?:alla|samtliga|alla de|studiens|vår[at]?|materialets|projektets)\s+",
        "corpus": r"(?:studien|materialet|underlaget|undersökningen|urvalet|intervjustudien|datamaterialet|analysen|"
                  r"korpusen|rapporten|utvärderingen|empirin|kodningen)\b[^.;]*?\b(?:består av|bestod av|omfattar|"
                  r"omfattade|bygger på|byggde på|baseras på|baserades på|grundas på|grundar sig på|innehåller|"
                  r"innehöll|utgörs av|utgjordes av|inkluderar|rymmer|vilar på)\b",
    },
    "en": {
        "respondents": r"(?:respondents|interviewees|informants|participants|people|persons|individuals)\b",
        "respondents_only": r"(?:respondents|interviewees|informants)\b",
        "the_respondents": r"(?:respondents|interviewees|informants)\b",
        "interviews": r"(?:(?:in-depth |group |semi-structured |individual |digital |qualitative )*interviews)\b",
        "projects": r"(?:(?:selected |different |granted |funded )*projects)\b",
        "texts": r"(?:texts|transcripts|interview transcripts|documents|comment threads)\b",
        "codes": r"codes\b",
        "codings": r"(?:codings|coded (?:passages|segments|extracts|excerpts|references))\b",
        "coders": r"(?:coders|people|researchers|persons|raters)\b",
        "parties": r"(?:parties|partners|partner organisations|partner organizations|participations|partner rows)\b",
        "cut": r"(?!\s+(?:who|which|that|where|with|without|per|whose|whom)\b|\s+(?:in|from|of|within|on)\s+(?!the study|"
               r"this study|our study|the material|the evaluation|the sample|the portfolio|the programme|total\b|all\b|"
               r"(?:the\s+)?(?:\d+|\w+)\s+(?:\w+\s+)?projects))",
        "all": r"(?:in total|altogether|in all|a total of|totalling|in sum|together)\s*,?\s*(?:there (?:are|were)\s+|we "
               r"(?:have\s+)?|the\s+)?",
        "each": r"(?:all|all of the|all the|the study's|our)\s+(?:of the\s+)?",
        "corpus": r"(?:study|material|data|sample|corpus|analysis|report|evaluation|dataset|data set|coding)\b[^.;]*?\b"
                  r"(?:consists? of|consisted of|comprises?|comprised|contains?|contained|(?:is|was|are|were) based on|"
                  r"includes?|included|covers?|covered|draws? on|drew on|rests? on|(?:is|are|was|were) made up of|builds? "
                  r"on|built on|holds?)\b",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of stating a fact: its name and the patterns around the number (see the module)."""

    fact: str
    after: str
    before: str = ""
    where: str = ""
    unless: str = ""
    article: bool = False


_SV = (
    # people heard
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"{all}|{each}", unless=r"\bkod(?:ar|ade|at|ning)"),
    Phrase("study:respondents", r"\s+{respondents}{cut}\s*(?:\([^)]*\)\s*)?(?:har\s+)?(?:intervjua(?:des|ts)|deltog|deltagit)\s+"
                                r"(?:i\s+(?:studien|intervju)|digitalt|av\b)"),
    Phrase("study:respondents", r"\s+{respondents}\s+(?:har\s+)?intervjua(?:des|ts)\s*(?:\.|,|$|mellan|under|i studien|i\s+(?:de\s+)?(?:\d+|\w+)\s+(?:\w+\s+)?projekt)"),
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"\bprojekt\s+(?-i:[A-ZÅÄÖ])\s+(?:har|hade|bidrar\s+med|består\s+av|omfattar)\s+"),
    Phrase("study:respondents", r"\s+{respondents}\s+(?:från|i|ur)\s+(?:de\s+|totalt\s+|samtliga\s+)?(?:\d+|\w+)\s+(?:\w+\s+)?projekt(?:en)?\b"),
    Phrase("study:respondents", r"\s+{respondents_only}{cut}", before=r"{corpus}[^.;]*?(?:\bmed\s+)?"),
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"\b(?:intervjuer\s+(?:genomfördes\s+|gjordes\s+|har genomförts\s+)?med|intervjua(?:t|de|des|ts)|vi\s+(?:har\s+)?intervjua(?:de|t))\s+(?:totalt\s+|sammanlagt\s+)?"),
    Phrase("base:respondents", r"\s+{the_respondents}{cut}", before=r"\bav\s+(?:de\s+|våra\s+|totalt\s+|samtliga\s+|studiens\s+|alla\s+)?"),
    Phrase("study:respondents", r"(?!\s*(?:%|procent))", before=r"\b(?:antalet|antal)\s+(?:respondenter|intervjuade(?: personer)?|informanter|intervjupersoner)\s+(?:i studien\s+)?(?:var|är|uppgår till|uppgick till|blev)\s+(?:totalt\s+)?"),
    Phrase("study:interviews", r"(?!\s*(?:%|procent))", before=r"\b(?:antalet|antal)\s+intervjuer\s+(?:i studien\s+)?(?:var|är|uppgår till|uppgick till|blev)\s+(?:totalt\s+)?"),
    Phrase("study:codings", r"\s+(?:avsnitt|passager|segment|textavsnitt|stycken)\s+(?:har\s+)?koda(?:des|ts)\b"),
    Phrase("projects", r"\s+{projects}\b", before=r"\bportföljens\s+"),
    Phrase("projects", r"\s+{projects}{cut}", before=r"\bprogrammet\s+har\s+(?:\w+\s+){0,2}(?:finansierat|beviljat|stött)\s+(?:totalt\s+|sammanlagt\s+)?"),
    # talks
    Phrase("study:interviews", r"\s+{interviews}\s*(?:har\s+)?(?:genomför|gjor(?:des|ts)|hölls|hållits|spela|ingår|transkriber)"),
    Phrase("study:interviews", r"\s+{interviews}(?:{cut}|(?=\s+(?:med|with)\s))", before=r"{all}|{each}|{corpus}[^.;]*?|\b(?:genomför(?:de|des|ts|t)|gjort|gjordes|gjorde|hölls|höll)\s+(?:vi\s+|har vi\s+|totalt\s+|sammanlagt\s+)*"),
    # projects of the study
    Phrase("study:projects", r"\s+{projects}\s*(?:har\s+)?(?:valdes ut|valts ut|intervjua|studera|ingår i (?:studien|urvalet|undersökningen)|ingick i|i (?:studien|urvalet)|valdes)", unless=r"andra steget|steg (?:2|två)|fördjupning"),
    Phrase("study:projects", r"\s+{projects}\b", before=r"\b(?:respondenter|personer|intervjupersoner|informanter|intervjuer)\s+(?:från|i|ur|inom)\s+(?:de\s+|totalt\s+|samtliga\s+)?"),
    Phrase("study:projects", r"\s+{projects}{cut}", before=r"{corpus}[^.;]*?", unless=r"portfölj|andra steget|steg (?:2|två)"),
    Phrase("study:projects", r"\s+utvalda\s+projekt(?:en)?\b", unless=r"andra steget|steg (?:2|två)"),
    Phrase("step:2", r"\s+(?:av\s+)?(?:{projects}|dem|dessa)\b", where=r"\b(?:andra steget|steg (?:2|två))\b", before=r"(?:\b(?:valdes|valts|valde vi(?: ut)?|ingår|ingick|har|av)\s+)?", unless=r"\b(?:kategori|intervju|respondent)"),
    Phrase("step:2", r"\s+(?:av\s+)?(?:{projects}|dem|dessa)\s+(?:\([^)]*\)\s+)?(?:valdes|gick vidare|har valts|valts)\b[^.]*\b(?:andra steget|steg (?:2|två))"),
    Phrase("status:ongoing", r"\s+(?:av\s+(?:projekten|dem|dessa)|projekt)?\s*(?:(?!avslut|och\b|men\b)\w+\s+){0,3}?(?:pågående|pågår|pågick|ej avslutade|inte (?:var )?avslutade|oavslutade|fortfarande igång)\b", where=r"\b(?:projekt|urval|studie|intervju)", unless=r"\bav de övriga|portfölj"),
    Phrase("portfolio:completed", r"\s+(?:projekt\s+)?(?:i\s+portföljen\s+)?(?:är\s+|var\s+)?(?:avslutade|avslutats)\b", where=r"\bportfölj|\bprojekten\b", unless=r"\binte\b|\bej\b|\burval|\bstudie|\bintervju"),
    Phrase("portfolio:ongoing", r"\s+(?:projekt\s+)?(?:i\s+portföljen\s+)?(?:är\s+|var\s+)?(?:pågående|pågår)\b", where=r"\bportfölj", unless=r"\binte\b|\bej\b|\burval|\bstudie|\bintervju"),
    Phrase("status:completed", r"\s+(?:av\s+(?:projekten|dem|dessa)\s+(?:är|var|hade)\s+)?(?:\w+\s+){0,1}?(?:avslutade|avslutats)(?:\s+projekt)?\b", where=r"\b(?:urval|studie|intervju)", unless=r"\binte\b|\bej\b|portfölj"),
    Phrase("status:ongoing", r"\s+av\s+(?:projekten|dem|dessa)\b", before=r"\bpågick\s+(?:fortfarande\s+|ännu\s+)?"),
    Phrase("groups", r"\s+(?:(?:av\s+(?:samtalen|intervjuerna|dem)\s+)?(?:var|är)\s+)?gruppintervjuer\b", unless=r"\bper\b"),
    Phrase("items", r"\s+(?:slutna|kvantitativa|korta|avslutande)?\s*(?:kvantitativa\s+)?frågor(?:na)?\b", where=r"\b(?:slutna|kvantitativa|skala|siffra|ett till fem|1[–-]5|1 till 5)", unless=r"\böppna\b|\bvarav\b"),
    Phrase("categories", r"\s+(?:olika\s+)?kategorier(?:na)?\b", before=r"\b(?:portföljens|programmets|samtliga|alla|de|i)\s+", where=r"\bportfölj|\bprojekten|\bprogrammet|\burval"),
    Phrase("steps", r"\s+steg\b", before=r"\bi\s+", where=r"\b(?:studien|utvärderingen|undersökningen|intervjuerna)\b", unless=r"\banalys"),
    Phrase("contacted", r"\s+{projects}\s+(?:har\s+)?kontakta(?:des|ts)\b"),
    # texts, codes, codings
    Phrase("study:texts", r"\s+{texts}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?"),
    Phrase("study:texts", r"\s+{texts}\s+(?:har\s+)?(?:koda|analysera|läst|ingår|transkribera|samla)", unless=r"\bkoden\b"),
    Phrase("study:texts", r"\s+{texts}(?:{cut}|(?=\s+med\s+\d))", before=r"\b(?:analyserade?|kodade|läste|analyserat|kodat|läst)\s+(?:vi\s+)?(?:totalt\s+|alla\s+|samtliga\s+)?", unless=r"\bvarav\b|\bkoden\b|andra gång|två gånger|dubbel|omgång|på nytt|\bigen\b"),
    Phrase("study:codes", r"\s+{codes}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?|\bkodbok(?:en)?\b[^.;]*?\b(?:består av|omfattar|innehåller|har|rymmer|med)\s+(?:\w+\s+)?|\bkoda(?:des|ts|de)\s+(?:\w+\s+)?med\s+(?:totalt\s+)?|\bmed\s+hjälp\s+av\s+"),
    Phrase("study:codes", r"(?!\s*(?:%|procent))", before=r"\bantalet\s+koder\s+(?:i kodboken\s+)?(?:är|var|uppgår till|uppgick till|blev)\s+(?:totalt\s+)?", unless=r"\bprojekt [A-ZÅÄÖ]\b"),
    Phrase("study:codings", r"(?!\s*(?:%|procent))", before=r"\bantalet\s+kodningar\s+(?:är|var|uppgår till|uppgick till|blev)\s+(?:totalt\s+)?", unless=r"\bkoden\b|\bprojekt [A-ZÅÄÖ]\b"),
    Phrase("study:codes", r"\s+{codes}\s+i\s+kodboken\b"),
    Phrase("study:texts", r"\s+{texts}{cut}", before=r"\b(?:spridda|fördelade|utspridda)\s+(?:över|på)\s+(?:de\s+)?", where=r"\bkodningar", unless=r"\bkoden\b"),
    Phrase("study:codes", r"\s+{codes}\s+(?:användes|har använts|och\s+(?:\d[\d  ]*|\w+)\s+kodningar)"),
    Phrase("study:codings", r"\s+{codings}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?|\b(?:gav|resulterade i|ledde till|gett|resulterat i|bär|har|fick|innehåller)\s+(?:totalt\s+|sammanlagt\s+)?|\bkoder(?:na)?\s+(?:och|med|i)\s+(?:totalt\s+)?", unless=r"\bkoden\b"),
    Phrase("study:codings", r"\s+{codings}\s+(?:har\s+)?(?:gjor(?:des|ts)|genomför)", unless=r"\bkoden\b"),
    Phrase("study:coders", r"\s+{coders}\b", before=r"\bkoda(?:des|ts|de)\s+(?:\w+\s+){0,2}av\s+"),
    Phrase("study:coders", r"\s+kodare\b{cut}", before=r"{all}|{each}|\b(?:av|gjordes av|och|med)\s+|^", unless=r"\bdubbelkod|\bpar\b|överensstämmelse|\bminst\b"),
    Phrase("study:respondents", r"\s+{respondents}\s*,?\s*(?:totalt|sammanlagt|allt som allt)\b"),
    Phrase("study:interviews", r"\s+{interviews}\s*,?\s*(?:totalt|sammanlagt|allt som allt)\b"),
    Phrase("study:texts", r"\s+{texts}\s*,?\s*(?:totalt|sammanlagt|allt som allt)\b"),
    Phrase("study:codes", r"\s+{codes}\s*,?\s*(?:totalt|sammanlagt|allt som allt)\b"),
    Phrase("study:codings", r"\s+{codings}\s*,?\s*(?:totalt|sammanlagt|allt som allt)\b", unless=r"\bkoden\b"),
    # the portfolio
    Phrase("projects", r"\s+{projects}{cut}", before=r"\bportfölj\w*[^.;:]{0,60}?\b(?:består av|bestod av|omfattar|omfattade|innehåller|har|hade|rymmer|om|med|på)\s+(?:\w+\s+)?"),
    Phrase("projects", r"\s+{projects}\s+(?:har\s+)?(?:söktes fram|sökts fram|ingår i (?:portföljen|programmet)|finns i (?:portföljen|programmet)|i (?:portföljen|programmets? (?:projekt)?portfölj)(?=\s*(?:[.,;:)]|$|och\b|med\b))|(?:har\s+)?(?:beviljats|beviljades|finansierats|finansierades))"),
    Phrase("projects", r"\s+{projects}{cut}", before=r"\b(?:söktes|identifierades)\s+(?:totalt\s+)?"),
    Phrase("projects", r"\s+{projects}\s+som\s+(?:har\s+)?(?:fått|beviljats|finansierats|beviljades|finansierades)\b", before=r"\bportfölj\w*[^.;:]{0,60}?\b(?:består av|omfattar|innehåller|har|rymmer)\s+(?:\w+\s+)?"),
    Phrase("projects", r"\s+(?:framsökta|beviljade|finansierade)\s+projekt(?:en)?\b{cut}"),
    Phrase("base:portfolio", r"\s+projekten\s+(?:har|deltar|är|i portföljen|finns|medverkar|ingår)\b", before=r"\bav\s+(?:de\s+|portföljens\s+)?", where=r"\bportfölj|\bminst en|\bbehovsägare"),
    Phrase("kinds>=2", r"\s+(?:av\s+)?(?:de\s+|portföljens\s+)?{projects}\s+(?:\w+\s+){0,4}?(?:fler än en|fler än ett|mer än en|mer än ett|två eller fler|två eller tre|minst två|flera olika)\s+(?:olika\s+)?(?:typ|slag|sort|kategori)\w*(?:\s+av)?\s+offentlig"),
    Phrase("public=1-2", r"\s+(?:av\s+)?(?:de\s+)?{projects}\s+(?:\w+\s+){0,2}?(?:en eller två|1[–-]2|1 eller 2)\s+offentlig"),
    Phrase("parties", r"\s+{parties}\b{cut}", before=r"{all}|\bportfölj\w*[^.;]*?(?:och|med|har|omfattar)\s+", where=r"\bportfölj|\bprogrammet|\bprojekten"),
    Phrase("parties", r"\s+(?:partnerrader|partsrader|rader med (?:partner|parter))\b{cut}"),
    # the team
    Phrase("team:researchers", r"\s+(?:\w+\s+)?forskare\b", where=r"\b(?:projekt)?assistenter\b", unless=r"\bkod(?:ar|ade|ad)"),
    Phrase("team:assistants", r"\s+(?:\w+\s+)?(?:projekt|forsknings)?assistenter\b", where=r"\bforskare\b|\bintervju"),
)  # fmt: skip

_EN = (
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"{all}|{each}", unless=r"\bcod(?:ed|ers|ing)\b"),
    Phrase("study:respondents", r"\s+{respondents}{cut}\s*(?:\([^)]*\)\s*)?(?:were|was|have been|took part in|participated in)\s+(?:interviewed|the study|the interviews|an interview|interviews)"),
    Phrase("study:respondents", r"\s+{respondents}\s+(?:from|in|of)\s+(?:the\s+|all\s+)?(?:\d+|\w+)\s+(?:\w+\s+)?projects\b"),
    Phrase("study:respondents", r"\s+{respondents_only}{cut}", before=r"{corpus}[^.;]*?"),
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"\b(?:interviews\s+(?:were\s+(?:held|conducted|made|carried out)\s+)?with|interviewed|spoke\s+(?:to|with)|talked\s+(?:to|with))\s+(?:a total of\s+|all\s+)?"),
    Phrase("study:respondents", r"(?!\s*(?:%|per ?cent))", before=r"\bnumber\s+of\s+(?:respondents|interviewees|informants)\s+(?:in the study\s+)?(?:was|is|amounted to|came to)\s+"),
    Phrase("study:interviews", r"(?!\s*(?:%|per ?cent))", before=r"\bnumber\s+of\s+interviews\s+(?:in the study\s+)?(?:was|is|amounted to|came to)\s+"),
    Phrase("study:codings", r"\s+(?:passages|segments|extracts|excerpts)\s+(?:were|have been)\s+coded\b"),
    Phrase("projects", r"\s+{projects}\b", before=r"\bportfolio's\s+"),
    Phrase("projects", r"\s+{projects}{cut}", before=r"\bprogramme\s+has\s+(?:\w+\s+)?(?:funded|granted|supported)\s+(?:a total of\s+)?"),
    Phrase("study:respondents", r"\s+{respondents}{cut}", before=r"\bproject\s+(?-i:[A-ZÅÄÖ])\s+(?:has|had|contribute[sd]|comprises|consists\s+of)\s+"),
    Phrase("base:respondents", r"\s+{the_respondents}{cut}", before=r"\bof\s+(?:the|our|all|all the|a total of)\s+"),
    Phrase("study:interviews", r"\s+{interviews}\s*(?:were|have been|was)\s+(?:held|conducted|carried|made|recorded|transcribed|done|included)"),
    Phrase("study:interviews", r"\s+{interviews}(?:{cut}|(?=\s+(?:med|with)\s))", before=r"{all}|{each}|{corpus}[^.;]*?|\b(?:conducted|carried out|held|made|did)\s+(?:a total of\s+)?"),
    Phrase("study:projects", r"\s+{projects}\s*(?:were|was|have been|are)\s+(?:selected|chosen|interviewed|studied|included|sampled)", unless=r"second step|step (?:2|two)"),
    Phrase("study:projects", r"\s+{projects}\s+in the (?:study|sample)\b", unless=r"second step|step (?:2|two)"),
    Phrase("study:projects", r"\s+{projects}\b", before=r"\b(?:respondents|people|persons|interviewees|informants|interviews)\s+(?:from|in|of|across)\s+(?:the\s+|all\s+)?"),
    Phrase("study:projects", r"\s+{projects}{cut}", before=r"{corpus}[^.;]*?", unless=r"portfolio|second step|step (?:2|two)"),
    Phrase("study:projects", r"\s+(?:selected|sampled|chosen)\s+projects\b", unless=r"second step|step (?:2|two)"),
    Phrase("step:2", r"\s+(?:of\s+)?(?:the\s+)?(?:{projects}|them|these)\b", where=r"\b(?:second step|step (?:2|two))\b", unless=r"\b(?:categor|interview|respondent)"),
    Phrase("status:ongoing", r"\s+(?:of\s+(?:the\s+projects|them|these)\s+|projects\s+)?(?:were|was|are|is)?\s*(?:(?!complet|finish|and\b|but\b)\w+\s+){0,2}?(?:ongoing|still running|unfinished|not (?:yet )?(?:finished|completed))\b", where=r"\b(?:project|sample|study|interview)", unless=r"\bportfolio"),
    Phrase("portfolio:completed", r"\s+(?:projects\s+)?(?:in\s+the\s+portfolio\s+)?(?:are\s+|were\s+|have\s+been\s+)?(?:completed|finished)\b", where=r"\bportfolio|\bof the projects\b", unless=r"\bnot\b|\bsample|\bstudy|\binterview"),
    Phrase("portfolio:ongoing", r"\s+(?:projects\s+)?(?:in\s+the\s+portfolio\s+)?(?:are\s+|were\s+)?(?:still\s+)?(?:ongoing|running)\b", where=r"\bportfolio", unless=r"\bnot\b|\bsample|\bstudy|\binterview"),
    Phrase("status:completed", r"\s+(?:completed|finished)\s+projects\b", where=r"\b(?:sample|study|interview)", unless=r"\bnot\b|portfolio"),
    Phrase("groups", r"\s+(?:(?:of\s+the\s+(?:interviews|conversations)\s+)?(?:were|are)\s+)?group interviews\b"),
    Phrase("items", r"\s+(?:closed|quantitative|short)\s+questions\b", unless=r"\bopen\b"),
    Phrase("categories", r"\s+(?:different\s+)?categories\b", before=r"\b(?:portfolio's|programme's|all|the|in|into)\s+", where=r"\bportfolio|\bprojects|\bprogramme|\bsample"),
    Phrase("steps", r"\s+steps\b", before=r"\bin\s+", where=r"\b(?:study|evaluation|interviews)\b", unless=r"\banalys"),
    Phrase("contacted", r"\s+{projects}\s+(?:were|have been)\s+contacted\b"),
    Phrase("study:texts", r"\s+{texts}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?"),
    Phrase("study:texts", r"\s+{texts}\s+(?:were|was|have been|are)\s+(?:coded|analysed|analyzed|read|included|transcribed|collected)", unless=r"\bthe code\b"),
    Phrase("study:texts", r"\s+{texts}(?:{cut}|(?=\s+with\s+\d))", before=r"\b(?:analysed|analyzed|coded|read)\s+(?:a total of\s+|all\s+)?", unless=r"\bof which\b|\bthe code\b|second time|\btwice\b|\bdouble|\bagain\b|\bround"),
    Phrase("study:codes", r"\s+{codes}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?|\bcodebook\b[^.;]*?\b(?:consists of|comprises|contains|has|had|holds|of|with)\s+(?:\w+\s+)?|\bcoded\s+(?:\w+\s+)?with\s+(?:a total of\s+)?|\busing\s+"),
    Phrase("study:codes", r"(?!\s*(?:%|per ?cent))", before=r"\bnumber\s+of\s+codes\s+(?:in the codebook\s+)?(?:is|was|amounts to|amounted to|came to)\s+", unless=r"\b[Pp]roject [A-ZÅÄÖ]\b"),
    Phrase("study:codings", r"(?!\s*(?:%|per ?cent))", before=r"\bnumber\s+of\s+(?:codings|coded\s+(?:passages|segments))\s+(?:is|was|amounts to|amounted to|came to)\s+", unless=r"\bthe code\b|\b[Pp]roject [A-ZÅÄÖ]\b"),
    Phrase("study:codes", r"\s+{codes}\s+in\s+the\s+codebook\b"),
    Phrase("study:codings", r"\s+references\b", before=r"\bcoding\s+(?:yielded|gave|produced|resulted\s+in|led\s+to)\s+(?:a total of\s+)?"),
    Phrase("study:texts", r"\s+{texts}{cut}", before=r"\b(?:spread|distributed)\s+(?:over|across|among)\s+(?:the\s+)?", where=r"\bcodings|\bcoded\b", unless=r"\bthe code\b"),
    Phrase("study:texts", r"\s+{texts}\s+from\s+(?:\d+|[\w-]+)\s+(?:[\w-]+\s+)?[\w-]+s\s+(?:were|have been)\s+(?:coded|analysed|analyzed|read|collected)\b", unless=r"\btwice\b|\bdouble|\bagain\b|second time|\bthe code\b"),
    Phrase("study:codes", r"\s+{codes}\s+(?:were used|have been used|and\s+(?:\d[\d, ]*|[\w-]+)\s+codings)"),
    Phrase("study:codings", r"\s+{codings}{cut}", before=r"{all}|{each}|{corpus}[^.;]*?|\b(?:gave|yielded|resulted in|produced|led to|carry|carries|carried|bear|hold|have|has|with)\s+(?:a total of\s+)?|\bcodes\s+(?:and|with|in)\s+(?:a total of\s+)?", unless=r"\bthe code\b"),
    Phrase("study:codings", r"\s+{codings}\s+(?:were|have been)\s+(?:made|done)", unless=r"\bthe code\b"),
    Phrase("study:coders", r"\s+{coders}\b", before=r"\bcoded\s+(?:\w+\s+){0,2}by\s+"),
    Phrase("study:coders", r"\s+coders\b{cut}", before=r"{all}|{each}|\b(?:by|and|with)\s+|^", unless=r"\bdouble|\bpair|agreement|\bat least\b"),
    Phrase("study:respondents", r"\s+{respondents}\s*,?\s*(?:in all|in total|altogether)\b"),
    Phrase("study:interviews", r"\s+{interviews}\s*,?\s*(?:in all|in total|altogether)\b"),
    Phrase("study:texts", r"\s+{texts}\s*,?\s*(?:in all|in total|altogether)\b"),
    Phrase("study:codes", r"\s+{codes}\s*,?\s*(?:in all|in total|altogether)\b"),
    Phrase("study:codings", r"\s+{codings}\s*,?\s*(?:in all|in total|altogether)\b", unless=r"\bthe code\b"),
    Phrase("projects", r"\s+{projects}{cut}", before=r"\bportfolio\b[^.;:]{0,60}?\b(?:consists of|consisted of|comprises|contains|contained|includes|included|has|had|holds|of|with)\s+(?:\w+\s+)?"),
    Phrase("projects", r"\s+{projects}\s+(?:(?:are|were|is)\s+)?in\s+the\s+(?:portfolio|programme's portfolio|programme)\b(?!\s+(?:are|were|is|have|has|had|that|who|which)\b)"),
    Phrase("projects", r"\s+{projects}\s+(?:were|have been)\s+(?:funded|granted|identified|found)\b"),
    Phrase("projects", r"\s+{projects}\s+(?:that|which)\s+(?:have\s+|had\s+|has\s+)?(?:received|been\s+funded|been\s+granted|were\s+funded)\b", before=r"\bportfolio\b[^.;:]{0,60}?\b(?:consists of|comprises|contains|includes|has|holds)\s+(?:\w+\s+)?"),
    Phrase("projects", r"\s+{projects}{cut}", before=r"\bprogramme\s+(?:\w+\s+)?(?:funded|granted|financed|supported)\s+(?:a total of\s+)?"),
    Phrase("projects", r"\s+(?:granted|funded)\s+projects\b{cut}"),
    Phrase("parties", r"\s+partner\s+rows\b{cut}"),
    Phrase("base:portfolio", r"\s+projects\s+(?:have|has|are|include|involve|in the portfolio)\b", before=r"\bof\s+the\s+", where=r"\bportfolio|\bat least one|\bneed owner"),
    Phrase("kinds>=2", r"\s+(?:of\s+)?(?:the\s+)?{projects}\s+(?:\w+\s+){0,3}?(?:more than one|two or more|two or three|at least two|several)\s+(?:different\s+)?(?:kind|type|sort)s?\s+of\s+public"),
    Phrase("public=1-2", r"\s+(?:of\s+)?(?:the\s+)?{projects}\s+(?:\w+\s+){0,2}?(?:one or two|1[–-]2)\s+public"),
    Phrase("parties", r"\s+{parties}\b{cut}", before=r"{all}|\bportfolio[^.;]*?(?:and|with|has|includes)\s+", where=r"\bportfolio|\bprogramme|\bprojects"),
    Phrase("team:researchers", r"\s+(?:\w+\s+)?researchers\b", where=r"\bassistants\b", unless=r"\bcod(?:ed|ing)\b"),
    Phrase("team:assistants", r"\s+(?:\w+\s+)?(?:project |research )?assistants\b", where=r"\bresearchers\b|\binterview"),
)  # fmt: skip


@cache
def phrases(language: str) -> tuple[Phrase, ...]:
    """Return the phrases of a language with their nouns filled in.

    >>> phrases("en")[0].fact
    'study:respondents'
    """
    nouns = NOUNS[language]
    return tuple(
        Phrase(
            one.fact,
            _with(one.after, nouns),
            _with(one.before, nouns),
            _with(one.where, nouns),
            one.unless,
            one.article,
        )
        for one in (_SV if language == "sv" else _EN)
    )


def _with(pattern: str, nouns: Mapping[str, str]) -> str:
    for name, noun in nouns.items():
        pattern = pattern.replace(f"{{{name}}}", noun)
    return pattern

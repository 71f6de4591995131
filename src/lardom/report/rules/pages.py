"""The page of a rule: what it looks for, why, a wrong and a right example, and how to settle it."""

from lardom.report.rules.book import ABOUT_SETTINGS, RULES, SUBJECTS, slug_of
from lardom.report.rules.texts import texts

_HEADS = {
    "sv": ("Vad", "Varför", "Exempel", "Fel", "Rätt", "Så löser du det", "Stäng av", "Nivå", "Gäller"),
    "en": ("What", "Why", "Example", "Wrong", "Right", "How to settle it", "Switch off", "Level", "About"),
}
_LEVELS = {
    "sv": {"error": "fel: hindrar tryckning", "warning": "varning", "note": "notis"},
    "en": {"error": "error: blocks printing", "warning": "warning", "note": "note"},
}
_ASKED = {
    "sv": "Regeln måste begäras: `lardom check --on {code}`.",
    "en": "The rule must be asked for: `lardom check --on {code}`.",
}
_OFF = {
    "sv": (
        'För hela studien: `off = ["{code}"]` under `[check]` i `study.toml`. För en mening: ett `[[check.exception]]` '
        'med `rule = "{code}"`, `sentence` och `reason`. I `report.md`: `<!-- lardom: off {code} "skäl" -->` före '
        'stycket, eller `[meningen]{{.off rule="{code}" reason="skäl"}}`. För en körning: `lardom check --off {code}`.'
    ),
    "en": (
        'For the whole study: `off = ["{code}"]` under `[check]` in `study.toml`. For one sentence: a '
        '`[[check.exception]]` with `rule = "{code}"`, `sentence` and `reason`. In `report.md`: '
        '`<!-- lardom: off {code} "reason" -->` before the paragraph, or `[the sentence]{{.off rule="{code}" '
        'reason="reason"}}`. For one run: `lardom check --off {code}`.'
    ),
}


def file_name(code: str) -> str:
    """Return the name of a rule's page in the reference.

    >>> file_name("C201")
    'C201-word-against-count.md'
    """
    return f"{code}-{slug_of(code)}.md"


def page(code: str, language: str = "en") -> str:
    """Return the page of a rule as Markdown.

    >>> page("S706").splitlines()[0]
    '# S706 Word written twice'
    """
    told, heads = texts(language)[code], _HEADS[language]
    rule = RULES.get(code)
    level = rule.level if rule else ("error" if code == "X904" else "warning")
    asked = f"\n\n{_ASKED[language].format(code=code)}" if rule and not rule.standing else ""
    return "\n".join(
        [
            f"# {code} {told['title']}",
            "",
            f"`{slug_of(code)}` · {_LEVELS[language][level]}{asked}",
            "",
            f"## {heads[0]}",
            "",
            *(f"- {line}" for line in _messages(told["message"])),
            "",
            f"## {heads[1]}",
            "",
            told["why"],
            "",
            f"## {heads[2]}",
            "",
            f"{heads[3]}:",
            "",
            *_quoted(told["wrong"]),
            "",
            f"{heads[4]}:",
            "",
            *_quoted(told["right"]),
            "",
            f"## {heads[5]}",
            "",
            *_messages(told["way_out"]),
            "",
            f"## {heads[6]}",
            "",
            _OFF[language].format(code=code),
            "",
        ]
    )


def index(language: str = "en") -> str:
    """Return the page that lists all rules, by subject."""
    lines = ["# Rules of `lardom check`" if language == "en" else "# Reglerna i `lardom check`", ""]
    for letter, subject in SUBJECTS.items():
        codes = [code for code in (*RULES, *ABOUT_SETTINGS) if code.startswith(letter)]
        lines += [f"## {letter}: {subject}", "", "| | |", "|---|---|"]
        lines += [f"| [{code}]({file_name(code)}) | {texts(language)[code]['title']} |" for code in codes]
        lines.append("")
    return "\n".join(lines)


def _messages(message: object) -> list[str]:
    if isinstance(message, dict):
        return list(dict.fromkeys(_plain(text) for text in message.values()))
    return [_plain(str(message))]


def _plain(template: str) -> str:
    """Return a sentence with its blanks shown as an ellipsis."""
    text = template.replace("{{", "\x01").replace("}}", "\x02")
    while "{" in text:
        before, _, rest = text.partition("{")
        text = f"{before}…{rest.partition('}')[2]}"
    return text.replace("\x01", "{").replace("\x02", "}")


def _quoted(text: str) -> list[str]:
    return ["> " + text.replace("[", "\\[").replace("]", "\\]").replace("<", "\\<")]

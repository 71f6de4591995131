"""The words the reader's island says, in the person's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_WORDS = {
    "mark": _("Mark"),
    "new_code": _("New code (load the page again to see its name)"),
    "turn": _("Turn {n}"),
    "code_turn": pgettext_lazy("verb", "Code"),
    "codings_one": _("{n} coding: {names}"),
    "codings_other": _("{n} codings: {names}"),
    "codes_found_one": _("{n} code"),
    "codes_found_other": _("{n} codes"),
    "notes_one": _("{n} memo"),
    "notes_other": _("{n} memos"),
    "hits_one": _("{n} hit"),
    "hits_other": _("{n} hits"),
    "hit_of": _("{at} of {n}"),
    "coded": _("{name}: {words}"),
    "already": _("You have already given these words {name}."),
    "was_split": _("The passage is split in two."),
    "where_to_split": _("Click, tap or put the caret (v) where the second part begins, then split."),
    "deleted": _("{name} is removed. Undo (Ctrl+Z) brings it back."),
    "undone": _("Undone."),
    "redone": _("Done again."),
    "nothing_to_undo": _("There is nothing to undo."),
    "nothing_to_redo": _("There is nothing to do again."),
    "choose_first": _("Choose a coding first, in the list or with [ and ]."),
    "not_yours": _("This one is somebody else's. Code the same words yourself instead."),
    "no_more": _("There are no more in this direction."),
    "caret_on": _("Caret on: arrows move it, Shift and arrows select, v ends."),
    "caret_off": _("Caret off."),
    "give_code": _("Code with {name}"),
    "show_code": _("Show {name} in the text"),
    "all_saved": _("All saved"),
    "not_done_one": _("{n} was not done"),
    "not_done_other": _("{n} were not done"),
    "not_saved_one": _("{n} not saved"),
    "not_saved_other": _("{n} not saved"),
    "sign_in_to_save": _("Your session has ended. Sign in, and they are sent."),
    "keep_open": _("Keep this page open until they are."),
    "no_contact": _("No contact with the server; trying again."),
    "changed_meanwhile": _("it was changed by somebody in the meantime."),
    "not_possible": _("it was not possible any more."),
    "both": _("Yours: {yours}; there now: {theirs}."),
    "put_aside": _("I have seen it"),
    "did_code": _("A coding was not made"),
    "did_mark": _("A mark was not made"),
    "did_move": _("A passage was not moved"),
    "did_recode": _("A code was not changed"),
    "did_split": _("A passage was not split"),
    "did_delete": _("A passage was not removed"),
    "did_undo": _("Something was not undone"),
    "memo_on": _("{name}, turn {n}"),
    "memo_new": _("New memo"),
    "memo_changing": _("Change the memo"),
    "memo_change": _("Change"),
    "memo_remove": _("Take away"),
    "memo_removed": _("The memo is taken away."),
    "memo_saved": _("The memo is saved."),
    "memo_not_saved": _("The memo is not saved yet: no contact with the server. It stays here; try again."),
}


def reader_words() -> dict[str, str]:
    """Return the island's words; blanks in braces are filled in the browser."""
    return {name: str(word) for name, word in _WORDS.items()}


def summary(count: int, names: str) -> str:
    """Return what a turn's link says of its passages, as the island says it when they change."""
    word = _WORDS["codings_one" if count == 1 else "codings_other"]
    return str(word).replace("{n}", str(count)).replace("{names}", names)

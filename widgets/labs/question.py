"""A question in a lab: each answer says why it is right, or why many believe it."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt

from widgets.controls.check import Answer, Check
from widgets.labs.schema import Option, Question
from widgets.labs.words import find_lang, load_entry, say_words

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def check(key: str, lang: str = "en") -> Check:
    """Show a question. Any answer may be tried, as often as one likes; nothing is kept.

    Parameters
    ----------
    key : str
        The lab and the question, such as ``l1.regress``.
    lang : str

    Returns
    -------
    Check
        A widget of radio buttons. What is picked stays in the browser.

    Raises
    ------
    ContentError
        If no question of that name is in ``content/<lang>/labs``, or it is not complete.
    """
    question = load_entry(Question, key, lang)
    return Check(
        key.replace(".", "-"),
        question.ask,
        [Answer(option.text, _explain(option, lang)) for option in question.options],
        say_words(lang, "question.all"),
        find_lang(lang),
    )


def _explain(option: Option, lang: str) -> str:
    word = escape(say_words(lang, "question.right" if option.right else "question.wrong"))
    says = f"<p><strong>{word}</strong> {_MARKDOWN.renderInline(option.says)}</p>"
    if option.right:
        return says
    why = escape(say_words(lang, "question.common"))
    return f"{says}<p><strong>{why}</strong> {_MARKDOWN.renderInline(option.common)}</p>"

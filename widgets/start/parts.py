"""The pieces of the opening: the bet, what depression is, and the quiz, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from widgets import content
from widgets.controls.quiz import MovedWords, Question, QuizWords, write_quiz
from widgets.controls.reveal import write_reveal
from widgets.start.schema import Condition, Item, Quiz
from widgets.words import Writer, write_citation

TOPIC = "start"
AGAIN = "again"


def load_quiz(lang: str) -> Quiz:
    """Return the quiz of a language, checked."""
    place = f"{lang}/{TOPIC}/quiz.toml"
    return content.check(Quiz, content.read_table(place), f"content/{place}")


def load_condition(lang: str) -> Condition:
    """Return what depression is, checked."""
    place = f"{lang}/{TOPIC}/depression.toml"
    return content.check(Condition, content.read_table(place), f"content/{place}")


def write_bet(writer: Writer) -> str:
    """Return the opening question as a bet."""
    say = writer.say
    options = [say(f"bet.{name}") for name in ("either", "both", "depends")]
    answer = "".join(f"<p>{writer.inline(say(f'bet.{name}'))}</p>" for name in ("after", "sides"))
    return write_reveal(f"{TOPIC}-choose", say("bet.question"), options, say("bet.open"), answer)


def write_condition(writer: Writer) -> str:
    """Return what depression is, with its sources."""
    condition = load_condition(writer.lang)
    return (
        f"<h3>{escape(condition.title)}</h3><p>{writer.inline(condition.text)}</p>"
        f"<details><summary>{escape(writer.say('depression.sources'))}</summary>"
        f'<div class="sbs-fine">{_write_sources(condition.sources)}</div></details>'
    )


def write_start_quiz(writer: Writer) -> str:
    """Return the quiz as it stands at the beginning."""
    return write_quiz(TOPIC, _list_questions(writer), _list_words(writer))


def write_again_quiz(writer: Writer) -> str:
    """Return the quiz as it stands at the end, beside the picks of the beginning."""
    say = writer.say
    moved = MovedWords(
        none=say("again.none"),
        new=say("again.new"),
        same=say("again.same", now="{now}"),
        moved=say("again.moved", first="{first}", now="{now}"),
        count=say("again.count", moved="{moved}", same="{same}"),
    )
    return write_quiz(AGAIN, _list_questions(writer), _list_words(writer), TOPIC, moved)


def _list_words(writer: Writer) -> QuizWords:
    options = tuple(writer.say(f"quiz.{name}") for name in ("true", "not_true", "unsure"))
    said = writer.say("quiz.said", now="{now}", verdict="{verdict}")
    return QuizWords(options, writer.say("quiz.open"), said)


def _list_questions(writer: Writer) -> list[Question]:
    return [
        Question(item.key, item.claim, item.verdict, _write_answer(writer, item))
        for item in load_quiz(writer.lang).items
    ]


def _write_answer(writer: Writer, item: Item) -> str:
    known, sources = escape(writer.say("quiz.known")), ""
    why = escape(writer.say("quiz.why_doubted" if item.holds else "quiz.why_believed"))
    if item.sources:
        label = escape(writer.say("quiz.sources"))
        sources = f'<p class="sbs-hint">{label}:</p>{_write_sources(item.sources)}'
    return (
        f"<p><strong>{escape(item.verdict)}</strong></p>"
        f"<p><strong>{known}:</strong> {writer.inline(item.known)}</p>"
        f"<p><strong>{why}:</strong> {writer.inline(item.why)}</p>{sources}"
    )


def _write_sources(keys: Iterable[str]) -> str:
    return "".join(f"<p>{write_citation(key)}</p>" for key in keys)

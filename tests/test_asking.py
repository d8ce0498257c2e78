"""What a notebook answers when it is asked for something that there is not."""

from importlib import import_module

import pytest
from IPython.core.interactiveshell import InteractiveShell

from widgets import content

CALLS = [
    *(f"{topic}.page" for topic in ("start", "roles", "visits", "approaches", "car", "journey")),
    *("hundred.page", "hundred.sandbox", "evidence.page", "forest.explorer", "next.page"),
    "start.again",
]
ODD = ["fr", "", "word " * 500, "🙂", "../es", -3, float("nan"), None, [], {}, True]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("lang", ODD, ids=lambda lang: repr(lang)[:10])
def test_a_language_that_is_not_there_gets_a_sentence_that_names_those_that_are(call, lang):
    topic, name = call.split(".")
    ask = getattr(import_module(f"widgets.{topic}"), name)
    with pytest.raises(content.ContentError, match=r"^There are no pages in .*: en, es\.$") as told:
        ask(lang)
    assert len(str(told.value)) < 90


@pytest.mark.parametrize(
    "cell",
    [
        "journey.page('fr')",
        "labs.cite('no_such_finding')",
        "faces.build(faces.assume({}), 'no_path')",
        "evaluation.open_answers('no_file.csv')",
    ],
)
def test_a_notebook_shows_the_sentence_and_no_traceback(cell, capsys):
    shell = InteractiveShell()
    shell.run_cell("from widgets import evaluation, journey, labs; from widgets.labs import faces")
    result = shell.run_cell(cell)
    assert capsys.readouterr().out == f"{result.error_in_exec}\n"

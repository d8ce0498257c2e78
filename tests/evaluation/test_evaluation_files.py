"""Reading what a facilitator has typed: good files, bad rows, and files that are none."""

import re

import pytest

from widgets import evaluation
from widgets.cache import root
from widgets.content import ContentError, load_strings
from widgets.evaluation.cells import clean_code, find_option
from widgets.evaluation.example import make_example
from widgets.evaluation.read import ROUNDS, read_forms
from widgets.evaluation.show import EXAMPLE
from widgets.evaluation.words import list_questions, make_writer
from widgets.room.files import write_counts
from widgets.room.model import Answers

QUESTIONS = list_questions()
KNOWLEDGE = list_questions(kind="knowledge")
SAY = make_writer("en").say
HEAD = f"code,when,{','.join(QUESTIONS)}"


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a CSV file."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "may.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_the_form_has_six_to_eight_items_and_two_on_confidence():
    assert 6 <= len(KNOWLEDGE) <= 8
    assert len(QUESTIONS) - len(KNOWLEDGE) == 2
    assert all(question.pair for question in QUESTIONS.values())


def test_the_example_is_the_one_that_its_script_writes_and_says_it_is_made_up():
    text = (root("content") / EXAMPLE).read_text(encoding="utf-8")
    how = "python -m widgets.evaluation.example > content/workshops/evaluation_example.csv"
    assert text == make_example(), f"The questions have changed. Run: {how}"
    assert text.startswith("# MADE UP")
    assert "made up" in repr(evaluation.open_answers())


def test_letters_words_and_keys_mean_the_same_answer():
    question = KNOWLEDGE["doctor"]
    for typed in ("yes", "A", " a ", "True", "TRUE"):
        assert find_option(typed, question) == "yes"
    assert find_option("C", question) == find_option("i am not sure", question) == "not_sure"
    assert find_option("", question) == find_option("D", question) == ""


def test_codes_are_alike_whatever_the_hand():
    assert clean_code("River 42") == clean_code("river-42") == clean_code("RIVER42") == "river42"


def test_a_spreadsheets_semicolons_mark_and_empty_rows_do_no_harm(write):
    path = write(f"\ufeff{HEAD.replace(',', ';')};;\nfox12;Before;A;B\n;;;\n\nfox12;after;A\n")
    reading = read_forms(path, QUESTIONS, SAY)
    assert [(form.code, form.when) for form in reading.forms] == [
        ("fox12", "before"),
        ("fox12", "after"),
    ]
    assert reading.forms[0].answers == {"doctor": "yes", "first": "no"}
    assert reading.left_out == ()


@pytest.mark.parametrize(
    ("row", "said", "kept"),
    [
        ("fox12,before,maybe", "Row 2: “maybe” in the column “doctor” is none of A (yes)", 2),
        ("f1,before,A", "Row 2: the code “f1” has fewer than 3", 1),
        ("fox12,later,A", "Row 2: “later” in the column “when” must be before or after", 1),
        ("sam@example.org,before,A", "Row 2: the code looks like an address", 1),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay(write, row, said, kept):
    reading = read_forms(write(f"{HEAD}\n{row}\nfox12,after,A\n"), QUESTIONS, SAY)
    assert len(reading.left_out) == 1 and said in reading.left_out[0]
    assert len(reading.forms) == kept


def test_a_sheet_with_no_code_is_not_paired_and_counts_in_the_sum_as_its_form_says(write):
    path = write(f"{HEAD}\n,before,A\n,before,B\nfox12,before,A\nfox12,after,A\n")
    assert "Forms with no code: 2." in repr(evaluation.open_answers(path))
    assert "People with both forms: 1." in repr(evaluation.open_answers(path))
    assert evaluation.open_sum(path) == {
        ("doctor", "before"): {"yes": 2, "no": 1},
        ("doctor", "after"): {"yes": 1},
    }
    assert "Your answers still count in the sum." in evaluation.write_form("after")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_empty_table_takes_the_sheets_by_the_numbers_on_them(write, lang):
    before, after = (load_strings(lang, "evaluation")[f"key.{when}"] for when in ROUNDS)
    rows = [f"fox{n},{when},{','.join('A' * 8)}" for n in range(10, 16) for when in (before, after)]
    path = write(evaluation.write_table(lang) + "\r\n".join(rows), "utf-8-sig")
    group = evaluation.open_answers(path)
    assert "People with both forms: 6." in repr(group) and "Each row could be read" in repr(group)
    assert "made up" not in repr(group)
    assert group.moves["doctor"] == {("yes", "yes"): 6}
    assert group.moves["first_visit"] == {("none", "none"): 6}
    paper = evaluation.write_form("after", lang)
    assert paper.index(list_questions(lang)["doctor"].text) < paper.index(
        list_questions(lang)["first_visit"].text
    ), "the columns have the order of the sheet"


def test_a_number_and_a_key_for_one_question_are_two_columns_of_it(write):
    with pytest.raises(ContentError, match="has two columns called “doctor”"):
        evaluation.open_answers(write("code,when,1,doctor\nfox12,before,A,A\n"))


def test_a_wrong_answer_is_named_by_the_column_as_it_stands_in_the_file(write):
    group = evaluation.open_answers(write("code,when,1\nfox12,before,X\n"))
    assert "“X” in the column “1” is none of A (yes), B (no), C (not_sure)." in repr(group)


def test_a_column_that_is_no_question_is_told_the_numbers_on_the_sheet(write):
    with pytest.raises(ContentError, match=re.escape("There are: 1 (doctor), 2 (first), 3")):
        evaluation.open_answers(write("code,when,1,notes\nfox12,before,A,late\n"))


def test_questions_with_no_column_are_named_and_not_taken_for_a_small_group(write):
    numbers = [str(number) for number in range(1, 9)]
    whole = write(f"code,when,{','.join(numbers)}\nfox12,before,A\n")
    assert "has no column for" not in repr(evaluation.open_answers(whole))
    numbers.remove("3")
    lacks = write(f"code,when,{','.join(numbers)}\nfox12,before,A\n")
    assert "has no column for these questions: 3 (always)." in repr(evaluation.open_answers(lacks))


def test_forms_without_a_partner_are_not_denied_by_a_sentence_that_nothing_was_left_out(write):
    said = repr(evaluation.open_answers(write(f"{HEAD}\nfox12,before,A\nfox13,after,A\n")))
    assert "1 from before, 1 from after" in said and said.count("left out") == 1


def test_one_form_is_not_counted_in_the_plural(write):
    assert "Forms in may.csv: 1." in repr(evaluation.open_answers(write(f"{HEAD}\nfox12,before\n")))


@pytest.mark.parametrize(("old", "new"), [("B", "C"), ("A", "A")])
def test_a_move_from_wrong_to_not_sure_is_not_called_no_change_of_answer(write, old, new):
    rows = [f"fox{n},{when}" for n in range(10, 16) for when in (f"before,{old}", f"after,{new}")]
    shown = evaluation.show_knowledge(evaluation.open_answers(write("\n".join([HEAD, *rows]))))
    assert "No change in who was right" in shown.html and "Nobody changed" not in shown.html
    assert "“I am not sure” counts as not right." in repr(shown)


@pytest.mark.parametrize("words", [("pre", "post"), ("Antes", "Después"), ("antes", "despues")])
def test_before_and_after_may_be_said_in_other_words(write, words):
    rows = [f"fox12,{when},A" for when in words]
    reading = read_forms(write("\n".join([HEAD, *rows])), QUESTIONS, SAY)
    assert [form.when for form in reading.forms] == list(ROUNDS)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_what_spreadsheets_write_around_a_table_does_no_harm(write, encoding):
    text = f'sep=;\n{HEAD}\n"# one, two"\nzorrá12,before,A\nZORRÁ 12,after,A\n'
    path = write(text.replace(",", ";"), encoding)
    group = evaluation.open_answers(path)
    assert "People with both forms: 1." in repr(group) and "made up" not in repr(group)


def test_a_cell_that_is_far_too_long_leaves_out_its_row(write):
    path = write(f"{HEAD}\n{'x' * 200_000},before,A\nfox12,after,A\n")
    assert len(read_forms(path, QUESTIONS, SAY).forms) == 1


def test_no_address_from_the_file_is_shown_again(write):
    path = write(f"{HEAD}\nsam@example.org,before,A\nfox12,after,A\n")
    assert "example.org" not in repr(evaluation.open_answers(path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "may.csv is empty"),
        ("# only a note\n", "may.csv is empty"),
        ("when,doctor\nbefore,A\n", "has no column “code”"),
        ("code,when\nfox12,before\n", "has no column with answers"),
        ("code,when,docter\nfox12,before,A\n", "has a column “docter”"),
        ("code,when,doctor,doctor\nfox12,before,A,A\n", "has two columns called “doctor”"),
        ("code,when,doctor\n", "has no form that can be used"),
        ("code,when,doctor\nfox12,later,A\n", "has no form that can be used. Row 2"),
    ],
)
def test_a_file_that_is_no_such_table_gets_a_sentence(write, text, said):
    with pytest.raises(ContentError, match=re.escape(said)):
        evaluation.open_answers(write(text))


def test_a_missing_file_and_other_letters_get_a_sentence(write, tmp_path):
    with pytest.raises(ContentError, match=r"There is no file june\.csv here"):
        evaluation.open_answers(tmp_path / "june.csv")
    with pytest.raises(ContentError, match="no file"):
        evaluation.open_answers(tmp_path)
    with pytest.raises(ContentError, match="CSV UTF-8"):
        evaluation.open_answers(write(f"{HEAD}\nfoxé,before,A\n", "latin-1"))


def test_a_small_group_shows_no_result_and_says_why(write):
    rows = [f"fox1{n},{when},A" for n in range(4) for when in ("before", "after")]
    group = evaluation.open_answers(write("\n".join([HEAD, *rows])))
    assert "Fewer than 5 people have both forms" in repr(group)
    shown = evaluation.show_knowledge(group)
    assert "Too few people answered both times" in repr(shown)
    assert "Right only after" in shown.html and ">4<" not in shown.html


def test_a_group_under_ten_gets_no_range_and_says_why(write):
    rows = [f"fox{n},{when},,,,,,,B,B" for n in range(10, 17) for when in ("before", "after")]
    group = evaluation.open_answers(write("\n".join([HEAD, *rows])))
    assert "Fewer than 10 people have both forms" in repr(group)
    assert "too few people" in evaluation.show_confidence(group).html


def test_each_result_says_which_file_it_comes_from(write):
    rows = [f"fox1{n},{when},A" for n in range(6) for when in ROUNDS]
    group = evaluation.open_answers(write("\n".join([HEAD, *rows])))
    phones = evaluation.open_changes(write("item,before,after,people\ndoctor,no,yes,8\n"))
    for answers in (group, phones):
        for shown in (evaluation.show_knowledge(answers), evaluation.show_confidence(answers)):
            assert repr(shown).startswith("From may.csv.\n") and "From may.csv." in shown.html
            assert "made up" not in shown.html


def test_every_picture_has_title_description_takeaway_and_table():
    group = evaluation.open_answers()
    for shown in (evaluation.show_knowledge(group), evaluation.show_confidence(group)):
        assert 'role="img"' in shown.html and "<desc" in shown.html
        assert "<figcaption>" in shown.html and "<caption>" in shown.html
        assert "{" not in repr(shown) and "nan" not in shown.html


def test_what_a_room_saves_of_its_phones_is_paired(write):
    group = evaluation.open_changes(
        write("item,before,after,people\r\ndoctor,no,yes,8\r\ndoctor,yes,yes,2\r\n")
    )
    shown = evaluation.show_knowledge(group)
    assert "2 right before, 10 after, of 10" in shown.html
    assert "1 had clearly more right answers" in repr(shown)
    assert "Hands and paper are not in it" in repr(group)


def test_counted_hands_are_shown_without_a_test_and_called_unpaired(write):
    path = write(
        "item,when,answer,people\ndoctor,before,A,4\ndoctor,before,B,6\ndoctor,after,yes,9\n"
    )
    shown = evaluation.show_counts(evaluation.open_counts(path))
    assert "These counts are not paired." in repr(shown)
    assert "4 of 10 before, 9 of 9 after" in shown.html and "McNemar" not in shown.html


def test_counted_hands_may_name_a_question_by_its_number_on_the_sheet(write):
    path = write("item,when,answer,people\n1,before,A,4\nDoctor,before,B,6\n8,after,D,9\n")
    assert evaluation.open_counts(path) == {
        ("doctor", "before"): {"yes": 4, "no": 6},
        ("first_visit", "after"): {"very": 9},
    }


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ("9,before,A,4", "1 (doctor), 2 (first), 3 (always)"),
        ("1,later,A,4", "before, after"),
        ("1,before,D,4", "A (yes), B (no), C (not_sure)"),
    ],
)
def test_a_bad_row_of_counted_hands_is_told_what_may_stand_there(write, row, known):
    with pytest.raises(ContentError, match=re.escape(f"is not known. There are: {known}")):
        evaluation.open_counts(write(f"item,when,answer,people\n{row}\n"))


def test_a_room_gives_out_counts_that_are_shown_and_not_too_few(write):
    found = {
        ("doctor", "before"): Answers({"yes": 5, "no": 2}, {"yes": 3}, revealed=True),
        ("doctor", "after"): Answers({"yes": 9}, {}, revealed=False),
        ("first", "before"): Answers({"yes": 2}, {}, revealed=True),
    }
    text = write_counts(found, QUESTIONS)
    assert text.splitlines() == [
        "item,when,answer,people",
        "doctor,before,yes,8",
        "doctor,before,no,2",
        "doctor,before,not_sure,0",
    ]
    assert evaluation.open_counts(write(text)) == {
        ("doctor", "before"): {"yes": 8, "no": 2, "not_sure": 0}
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("item,before,after,people\ngym,yes,no,3\n", "row 2: “gym” in the column “item”"),
        ("item,before,after,people\ndoctor,maybe,no,3\n", "row 2: “maybe” in the column “doctor”"),
        ("item,before,after,people\ndoctor,yes,no,-3\n", "row 2: “-3” in the column “people”"),
        (
            'item,before,after,people\ndoctor,yes,no,"8,0"\n',
            "must be a whole number, in digits only",
        ),
        ("item,before,people\ndoctor,yes,3\n", "has no column “after”"),
    ],
)
def test_a_bad_file_of_a_room_gets_a_sentence(write, text, said):
    with pytest.raises(ContentError, match=re.escape(said)):
        evaluation.open_changes(write(text))


def test_the_paper_forms_ask_the_same_and_identify_nobody():
    before, after = evaluation.write_form("before"), evaluation.write_form("after")
    for question in QUESTIONS.values():
        assert question.text in before and question.text in after
    boxes = sum(len(question.options) for question in QUESTIONS.values())
    assert before.count("☐") == after.count("☐") == boxes
    assert "No name, no birthday, no phone number." in before and 'class="slip"' in before
    assert 'class="slip"' not in after
    asked = re.findall(r">([^<]*): <span class=\"line\">", before + after)
    assert {label.removeprefix("✂ ") for label in asked} == {"My code", load_slip()}


def load_slip() -> str:
    return load_strings("en", "evaluation")["form.slip"]


def test_every_word_is_used():
    for group in (evaluation.open_answers(),):
        evaluation.show_knowledge(group), evaluation.show_confidence(group)
    sources = "".join(
        path.read_text()
        for path in (root("content").parent / "widgets" / "evaluation").rglob("*")
        if path.suffix in (".py", ".j2")
    )
    for key in load_strings("en", "evaluation"):
        head, _, tail = key.partition(".")
        assert any(
            word in sources
            for word in (f'"{key}"', f'"{head}." ~', f'f"{head}.', f'"{tail}"', f"_{tail}")
        ), key

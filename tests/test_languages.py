"""A second language says all that the first says, with the same numbers, as plainly."""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest
from reading import join_sentences, list_case_texts, list_path_texts

from widgets import cache, content, lint
from widgets.languages import FIRST, OverlayError, lay_over
from widgets.serve.editions import Editions, find_notebooks, list_wishes
from widgets.words import Writer

CONTENT = cache.root("content")
OTHERS = [lang for lang in content.load_languages() if lang != FIRST]
# What the public and a workshop see comes in each language; the labs are in English only.
FOLDERS = {path.name for path in (CONTENT / FIRST).iterdir() if path.is_dir()} - {"labs"}
SHARED = ["findings.toml"]
SHARED += [
    path.relative_to(CONTENT).as_posix()
    for folder in ("cases", "local", "workshops")
    for path in sorted((CONTENT / folder).rglob("*.toml"))
]


def list_own(ending: str) -> list[str]:
    """Return the English files of the public part."""
    found = sorted((CONTENT / FIRST).rglob(f"*.{ending}"))
    names = [path.relative_to(CONTENT / FIRST) for path in found]
    return [name.as_posix() for name in names if len(name.parts) == 1 or name.parts[0] in FOLDERS]


OWN = list_own("toml")
FILES = [(lang, name) for lang in OTHERS for name in (*SHARED, *OWN)]
PROSE = [(lang, name) for lang in OTHERS for name in list_own("md")]
# A plain key, an address, a phone link: nothing that is read.
NOT_WORDS = re.compile(r"[a-z0-9_./:#%=&?-]*|tel:\+\d+|https?://\S+|10\.\d+/\S+")
FINDING_WORDS = {
    *("says", "shown", "measure", "interval", "unit"),
    *("population", "comparator", "period", "where", "why"),
}
LISTS = content.read_table("lint.toml")
HOLE = re.compile(r"\{[^}]*\}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def read(path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def list_leaves(value, place=()) -> Iterator[tuple[tuple, str]]:
    """Yield each text of a table with its place; a list of words counts as one text."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from list_leaves(item, (*place, key))
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield place, " · ".join(value)
        else:
            for number, item in enumerate(value):
                yield from list_leaves(item, (*place, number))
    elif isinstance(value, str):
        yield place, value


def is_words(name: str, place: tuple, text: str) -> bool:
    """Return whether a text of an English file is there to be read."""
    if name == "findings.toml":
        return place[-1] in FINDING_WORDS
    if name.endswith("strings.toml") or name == "glossary.toml":
        return place[-1] != "also"
    return not all(NOT_WORDS.fullmatch(part) for part in text.split(" · "))


def list_pairs(lang: str, name: str) -> dict[tuple, tuple[str, str | None]]:
    base = CONTENT / FIRST / name
    first = dict(list_leaves(read(base if base.is_file() else CONTENT / name)))
    words = dict(list_leaves(read(CONTENT / lang / name)))
    return {
        place: (text, words.get(place))
        for place, text in first.items()
        if is_words(name, place, text)
    }


@pytest.mark.parametrize(("lang", "name"), FILES)
def test_each_text_is_there_with_the_same_holes(lang, name):
    if not list_words_of(name):
        return
    for place, (text, words) in list_pairs(lang, name).items():
        assert words, f"content/{lang}/{name}: {'.'.join(map(str, place))} is missing"
        assert sorted(HOLE.findall(words)) == sorted(HOLE.findall(text)), place


def list_words_of(name: str) -> list[str]:
    base = CONTENT / FIRST / name
    leaves = list_leaves(read(base if base.is_file() else CONTENT / name))
    return [text for place, text in leaves if is_words(name, place, text)]


# A number that one language says as a word, or that stands in a name of its own.
AS_WORDS = re.compile(r"\b(?:a?un|una|uno|dos|tres|cien|diez|one|two|three|ten|hundred)\b", re.I)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_finding_has_the_same_figures_in_each_language(lang):
    for place, (text, words) in list_pairs(lang, "findings.toml").items():
        said = sorted(NUMBER.findall(words))
        if said != sorted(NUMBER.findall(text)):
            assert AS_WORDS.search(text) or AS_WORDS.search(words), (place, text, words)


def list_pages(lang: str) -> dict[str, list[str]]:
    """Return the public texts of a language by page."""
    case = content.load_case("depression", lang)
    pages = {f"path {path.key}": list(list_path_texts(path)) for path in case.paths}
    pages["case"] = list(list_case_texts(case))
    for _, name in (pair for pair in FILES if pair[0] == lang):
        if name in OWN and not name.endswith("sources.toml"):
            texts = [words for _, words in list_pairs(lang, name).values() if words]
            pages[name] = [text.replace(" · ", ". ") for text in texts]
    for _, name in (pair for pair in PROSE if pair[0] == lang):
        pages[name] = [(CONTENT / lang / name).read_text(encoding="utf-8")]
    findings = content.load_findings(lang).values()
    pages["findings"] = [text for finding in findings for text in (finding.says, finding.why)]
    return pages


PAGES = {(lang, name): texts for lang in OTHERS for name, texts in list_pages(lang).items()}
# Names of states and of US licences, which have no plainer form.
LISTS_OF_NAMES = {"roles/prescribing.toml"}


@pytest.mark.parametrize(("lang", "name"), [key for key in PAGES if key[0] == "es"])
def test_a_spanish_page_is_fairly_easy_to_read(lang, name):
    if name not in LISTS_OF_NAMES:
        assert lint.ease(join_sentences(PAGES[lang, name])) >= lint.LEAST_EASE


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_translated_page_speaks_safely_and_of_people_first(lang, name):
    unsafe = LISTS[f"unsafe_{lang}"]
    assert not [found for text in PAGES[lang, name] for found in lint.find_unsafe(text, unsafe)]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_clinical_word_of_a_translation_is_in_its_glossary(lang):
    terms = content.load_glossary(lang).values()
    forms = [form for term in terms for form in (term.term, *term.also)]
    clinical = LISTS[f"clinical_{lang}"]["words"]
    texts = [text for key, page in PAGES.items() if key[0] == lang for text in page]
    assert not {found for text in texts for found in lint.find_undefined(text, forms, clinical)}


@pytest.mark.parametrize("lang", OTHERS)
def test_good_and_bad_sides_have_equal_detail_in_each_language(lang):
    for path in content.load_case("depression", lang).paths:
        sides = [" ".join(claim.text for claim in claims) for claims in (path.helps, path.harms)]
        assert lint.balance(sides) >= lint.LEAST_BALANCE, path.key
        for bet in path.bets:
            for option in bet.options:
                assert lint.balance([option.helps, option.harms]) >= lint.LEAST_BALANCE, option


@pytest.mark.parametrize("lang", OTHERS)
def test_the_rooms_have_equal_weight_in_each_language(lang):
    guide = read(CONTENT / FIRST / "approaches" / "rooms.toml")
    rooms = content.read_table(f"{lang}/approaches/rooms.toml")["rooms"]
    assert len(rooms) == len(guide["rooms"])
    texts = [" ".join(text for _, text in list_leaves(room)) for room in rooms]
    assert lint.balance(texts) >= 0.8


@pytest.mark.parametrize(("lang", "name"), PROSE)
def test_prose_has_the_same_parts_and_numbers(lang, name):
    first = (CONTENT / FIRST / name).read_text(encoding="utf-8")
    words = (CONTENT / lang / name).read_text(encoding="utf-8")
    assert words.count("\n#") == first.count("\n#")
    assert sorted(HOLE.findall(words)) == sorted(HOLE.findall(first))


@pytest.mark.parametrize("lang", OTHERS)
def test_no_glossary_form_means_two_things(lang):
    forms = [
        form.lower()
        for term in content.load_glossary(lang).values()
        for form in {term.term.lower(), *map(str.lower, term.also)}
    ]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("lang", OTHERS)
def test_the_translated_app_calls_the_same_widgets_in_the_same_order(lang):
    def list_cells(name: str) -> list[tuple]:
        notebook = json.loads((cache.root("notebooks") / name).read_text(encoding="utf-8"))
        return [
            (cell["id"], "".join(cell["source"])) if cell["cell_type"] == "code" else cell["id"]
            for cell in notebook["cells"]
        ]

    ours = [
        (cell[0], cell[1].replace("()", f'("{lang}")')) if isinstance(cell, tuple) else cell
        for cell in list_cells("app.ipynb")
    ]
    assert list_cells(f"app.{lang}.ipynb") == ours


def test_spanish_syllables_of_words_counted_by_hand():
    by_hand = {
        "sol": 1,
        "día": 2,
        "quien": 1,
        "guía": 2,
        "ansiedad": 3,
        "psiquiatría": 4,
        "ayuda": 3,
        "muy": 1,
        "Raúl": 2,
        "teatro": 3,
        "CBT": 3,
        "semana": 3,
    }
    assert {word: lint.count_spanish_syllables(word) for word in by_hand} == by_hand


def test_a_long_spanish_text_is_hard_and_a_short_one_easy():
    easy = "Dana va a casa. Hoy está mejor. Su hija la ve y la abraza."
    hard = (
        "La administración farmacológica individualizada, condicionada multifactorialmente, "
        "posibilita intervenciones interdisciplinarias complementarias significativamente eficaces."
    )
    assert lint.ease(easy) > 80 > lint.LEAST_EASE > lint.ease(hard)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"titel": "x"}, "'titel' is not in the English file"),
        ({"rows": [{"text": "a"}]}, "'rows' has 1 entries, and 2 in English"),
        ({"rows": [{"week": 3}, {}]}, "'rows.1.week' must stay 2, and is 3"),
        ({"rows": [{"key": "otro"}, {}]}, "'rows.1.key' must stay 'one', and is 'otro'"),
        ({"sources": []}, "'sources' must stay ['a2020'], and is []"),
    ],
)
def test_a_translation_that_does_not_fit_says_where(words, problem):
    rows = [{"key": "one", "week": 2, "text": "A"}, {"key": "two"}]
    first = {"title": "T", "rows": rows, "sources": ["a2020"]}
    with pytest.raises(OverlayError, match=re.escape(problem)):
        lay_over(first, words)


def test_what_a_translation_leaves_out_stays_english():
    first = {"title": "T", "rows": [{"week": 2, "text": "A"}], "also": ["a", "b"]}
    words = {"rows": [{"week": 2, "text": "Á"}], "also": ["c"]}
    assert lay_over(first, words) == {**first, **words}


def test_a_number_of_a_finding_is_the_same_in_each_language():
    for lang in OTHERS:
        for key, finding in content.load_findings(lang).items():
            first = content.load_findings()[key]
            kept = ("value", "low", "high", "source", "tag", "certainty", "review_by")
            assert all(getattr(finding, name) == getattr(first, name) for name in kept), key


def test_a_number_links_to_its_source_in_each_language():
    for lang in ("en", *OTHERS):
        assert 'href="#hundred-f-' in Writer(lang, "hundred").source("any_side_effect_ssri")


def test_the_notebook_of_each_language_is_found_from_either(tmp_path):
    for name in ("app.ipynb", "app.es.ipynb", "v1.2.ipynb"):
        (tmp_path / name).touch()
    assert list(find_notebooks(tmp_path / "app.ipynb")) == ["en", "es"]
    assert list(find_notebooks(tmp_path / "app.es.ipynb")) == ["es", "en"]
    assert find_notebooks(tmp_path / "v1.2.ipynb") == {"en": tmp_path / "v1.2.ipynb"}


def test_a_reader_gets_the_language_of_the_address_then_of_the_browser():
    shells = {"en": "English page", "es": "Spanish page"}
    follow, fixed = Editions(shells), Editions(shells, follow_browser=False)
    assert follow.pick("es", "en-US") == "Spanish page"
    assert follow.pick(None, "es-MX,es;q=0.9,en;q=0.8") == "Spanish page"
    assert follow.pick(None, "fr, en;q=0.5, es;q=0.7") == "Spanish page"
    assert follow.pick("fr", "") == follow.pick(None, "") == "English page"
    assert fixed.pick(None, "es") == "English page"
    assert list_wishes("es;q=nonsense, en") == ["en"]

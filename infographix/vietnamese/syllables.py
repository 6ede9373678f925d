"""A syllable → whether Vietnamese can have it, and whether it does.

*Can*: onset + rhyme + tone by the rules below. *Does*: the list in `syllables.txt`. Syllables are
asked for in NFC and lower case; both styles of tone placement (`hòa`, `hoà`) are right.

The rules of writing that the tables hold:
- k, gh, ngh stand before e, ê, i, y; c, g, ng before all other vowels.
- The glide of oa, oe, uy … does not follow b, m, p, ph, v (a few loans apart: `buýt`, `phuy`).
- After qu the glide is the u itself. gi swallows the i of its rhyme: gi + iêng is `giêng`.
- y is written for i after a glide, with no onset before ê (`yên`), and alone after a few onsets.
- A syllable that ends in p, t, c, ch has the tone sắc or nặng.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from infographix import resources
from infographix.vietnamese.tones import spelled

_BACK = "b c ch d đ g gi h kh l m n ng nh p ph r s t th tr v x".split()
_FRONT = "b ch d đ gh h k kh l m n ngh nh p ph r s t th tr v x".split()
_ROUNDED = "ch d đ g gi h kh l n ng nh r s t th tr x".split()
_BEFORE_Y = "d h k l m n s t th v x".split()

_OPEN_BACK = """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu""".split()
_OPEN_FRONT = """e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu""".split()
_ALONE = "yêm yên yêng yêt yêu".split()
_GLIDED = """oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet oong ooc uâc uân uâng uât uây uê uêch uênh uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu""".split()
_AFTER_QU = """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây
    e en eng eo et ê êch ên ênh êt êu i it y ych yên yêt ynh yt ơ ôc""".split()
_AFTER_GI = """e em en eo ep et ê êc êm ên êng êp êt êu""".split()
_AFTER_G = "i in".split()
_STOPS = ("p", "t", "c", "ch")


def possible(syllable: str) -> bool:
    """Tell whether the sounds and the writing of Vietnamese allow a syllable."""
    return syllable in possible_set()


def exists(syllable: str) -> bool:
    """Tell whether Vietnamese has a syllable."""
    return syllable in existing_set()


@cache
def possible_set() -> frozenset[str]:
    """Return all syllables that the rules allow, made once, and those that exist in spite."""
    spellings = set(existing_set())
    for onset, rhyme in _combinations():
        for tone in (2, 5) if rhyme.endswith(_STOPS) else range(6):
            spellings.update(_both(onset, rhyme, tone))
    return frozenset(spellings)


@cache
def existing_set() -> frozenset[str]:
    """Return the syllables of the list, read once."""
    return frozenset(
        spelling
        for onset, rhyme, tone in _listed(resources.package_text("vietnamese/syllables.txt"))
        for spelling in _both(onset, rhyme, tone)
    )


def _both(onset: str, rhyme: str, tone: int) -> tuple[str, str]:
    return spelled(onset, rhyme, tone, "old"), spelled(onset, rhyme, tone, "new")


def _combinations() -> Iterator[tuple[str, str]]:
    tables = (
        (("", *_BACK), _OPEN_BACK),
        (("", *_FRONT), _OPEN_FRONT),
        (("", *_ROUNDED), _GLIDED),
        (("", *_BEFORE_Y), ("y",)),
        (("",), _ALONE),
        (("qu",), _AFTER_QU),
        (("gi",), _AFTER_GI),
        (("g",), _AFTER_G),
    )
    for onsets, rhymes in tables:
        for onset in onsets:
            for rhyme in rhymes:
                if onset or not rhyme.startswith("iê"):
                    yield onset, rhyme


def _listed(text: str) -> Iterator[tuple[str, str, int]]:
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        rhyme, *entries = line.split()
        for entry in entries:
            onset = entry.rstrip("123456")
            for tone in entry[len(onset) :]:
                yield onset.removeprefix("-"), rhyme, int(tone) - 1

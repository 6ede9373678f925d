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

from functools import cache

from infographix import resources
from infographix.vietnamese.tones import spelled


def _row(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_BACK = _row("b c ch d đ g gi h kh l m n ng nh p ph r s t th tr v x")
_FRONT = _row("b ch d đ gh h k kh l m n ngh nh p ph r s t th tr v x")
_ROUNDED = _row("ch d đ g gi h kh l n ng nh r s t th tr x")
_BEFORE_Y = _row("d h k l m n s t th v x")

_OPEN_BACK = _row("""
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu""")
_OPEN_FRONT = _row("""e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu""")
_ALONE = _row("yêm yên yêng yêt yêu")
_GLIDED = _row("""oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet oong ooc uâc uân uâng uât uây uê uêch uênh uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu""")
_AFTER_QU = _row("""
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây
    e en eng eo et ê êch ên ênh êt êu i it y ych yên yêt ynh yt ơ ôc""")
_AFTER_GI = _row("""e em en eo ep et ê êc êm ên êng êp êt êu""")
_AFTER_G = _row("i in")
_STOPS = ("p", "t", "c", "ch")
_TABLES = (
    (("", *_BACK), _OPEN_BACK),
    (("", *_FRONT), _OPEN_FRONT),
    (("", *_ROUNDED), _GLIDED),
    (("", *_BEFORE_Y), ("y",)),
    (("",), _ALONE),
    (("qu",), _AFTER_QU),
    (("gi",), _AFTER_GI),
    (("g",), _AFTER_G),
)
"""Onsets and the rhymes that they take; no onset stands first, and before iê there must be one."""


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
    for onsets, rhymes in _TABLES:
        for rhyme in rhymes:
            forms = _forms(rhyme)
            tones = (2, 5) if rhyme.endswith(_STOPS) else range(6)
            toned = [form for tone in tones for form in forms[tone]]
            fit = onsets if not rhyme.startswith("iê") else onsets[1:]
            spellings.update([onset + form for onset in fit for form in toned])
    return frozenset(spellings)


@cache
def existing_set() -> frozenset[str]:
    """Return the syllables of the list, read once."""
    spellings: list[str] = []
    for line in resources.package_text("vietnamese/syllables.txt").splitlines():
        if line.startswith("#"):
            continue
        rhyme, *entries = line.split()
        forms = _forms(rhyme)
        for entry in entries:
            marked = entry.rstrip("123456")
            onset = marked.removeprefix("-")
            for tone in entry[len(marked) :]:
                spellings += [onset + form for form in forms[int(tone) - 1]]
    return frozenset(spellings)


def _forms(rhyme: str) -> list[tuple[str, ...]]:
    """Return for each tone how a rhyme is written: in one way or, for oa, oe, uy, in two."""
    ways = [(spelled("", rhyme, tone), spelled("", rhyme, tone, "new")) for tone in range(6)]
    return [(old,) if old == new else (old, new) for old, new in ways]

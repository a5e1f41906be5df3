"""Tags that are read late say what pymorphy3's own say."""

from copy import copy

import pymorphy3_dicts_ru
import pytest
from pymorphy3 import MorphAnalyzer, tagset

from retrieval.lemmas import morphology
from retrieval.tags import Tag

ATTRIBUTES = (
    "POS", "animacy", "aspect", "case", "gender", "involvement", "mood", "number", "person", "tense", "transitivity",
    "voice", "grammemes", "grammemes_cyr", "cyr_repr",
)  # fmt: skip


@pytest.fixture(scope="module")
def usual() -> MorphAnalyzer:
    """The analyser as pymorphy3 makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(tagset.registry, Tag.FORMAT, tagset.OpencorporaTag)
        return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


def test_every_tag_is_the_same(usual: MorphAnalyzer) -> None:
    late = morphology().dictionary.gramtab
    assert {type(tag) for tag in late} == {Tag}
    for one, other in zip(late, usual.dictionary.gramtab, strict=True):
        assert [getattr(one, name) for name in ATTRIBUTES] == [getattr(other, name) for name in ATTRIBUTES]
        assert (str(one), repr(one), len(one), hash(one)) == (str(other), repr(other), len(other), hash(other))


@pytest.mark.parametrize("first", ["==", "hash", "in", "len", "copy", "updated_grammemes"])
def test_any_first_look_reads_it(first: str) -> None:
    morphology()
    written = "NOUN,anim,masc sing,nomn"
    tag, same = Tag(written), Tag(written)
    looks = {
        "==": lambda: tag == same,
        "hash": lambda: hash(tag) == hash(same),
        "in": lambda: "NOUN" in tag and {"anim", "sing"} in tag and "plur" not in tag,
        "len": lambda: len(tag) == 5,
        "copy": lambda: copy(tag) == same,
        "updated_grammemes": lambda: "plur" in tag.updated_grammemes({"plur"}),
    }
    assert looks[first]()


def test_what_was_made_of_a_tag_is_not_unmade_by_another_reading() -> None:
    morphology()
    tag = Tag("NOUN,anim,masc sing,nomn")
    assert tag.grammemes is tag.grammemes
    made = tag.grammemes
    assert tag.__getattr__("_POS") == "NOUN"  # as a thread does that looked at the same moment
    assert tag.grammemes is made


def test_what_a_tag_has_not_it_has_not() -> None:
    with pytest.raises(AttributeError, match="colour"):
        _ = Tag("NOUN").colour

"""Whatever comes as JSON is read without an error, and what can be stored comes back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals import LARGEST, read_arrival

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["update_id", "message", "chat", "id", "from", "date", "status", "callback_query"]) | st.text(),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_json_is_too_strange(update: object) -> None:
    arrival = read_arrival(update)
    if arrival is not None:
        assert json.loads(arrival.body) == update
        assert abs(arrival.update_id) <= LARGEST
        assert arrival.line


def message(chat: int, **more: object) -> dict[str, object]:
    return {"message_id": 9, "date": 50, "chat": {"id": chat, "type": "private"}, "from": {"id": 3}, **more}


def test_a_message_and_a_press_of_one_chat_stand_in_one_line() -> None:
    asked = read_arrival({"update_id": 1, "message": message(3, text="?")})
    pressed = read_arrival({"update_id": 2, "callback_query": {"id": "1", "from": {"id": 3}, "message": message(3)}})
    assert asked is not None
    assert pressed is not None
    assert asked.line == pressed.line == "chat:3"
    assert (asked.message, asked.date, asked.person) == (9, 50, 3)


def test_typing_inline_does_not_wait_for_the_chat() -> None:
    typed = read_arrival({"update_id": 1, "inline_query": {"id": "1", "from": {"id": 3}, "query": "кто"}})
    assert typed is not None
    assert typed.line == "person:3"


def test_numbers_that_do_not_fit_are_no_numbers() -> None:
    assert read_arrival({"update_id": 2**63}) is None
    assert read_arrival({"update_id": True}) is None
    far = read_arrival({"update_id": 1, "message": message(2**63)})
    assert far is not None
    assert far.chat is None

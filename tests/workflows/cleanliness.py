"""Histories hold ids, days, instants and enum words, never who somebody is: how that is checked."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.client import WorkflowHistory

WORD = re.compile(r"[a-z0-9_]{0,48}")
DAY_OR_INSTANT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z))?")
LONG_NUMBER = 10**12


def assert_history_is_clean(history: WorkflowHistory, secrets: Iterable[str]) -> None:
    """No secret (name, SSN, CIN, birth date, address) stands anywhere in a history, and no payload holds free text."""
    texts = list(texts_of(history))
    everything = "\n".join(texts).casefold()
    digits = re.sub(r"[^0-9\n]", "", everything)
    for secret in secrets:
        alone = rf"(?<![a-z0-9]){re.escape(secret.casefold())}(?![a-z0-9])"  # "Ana" is not in "analysis"
        assert not re.search(alone, everything), f"The history of {history.workflow_id} holds {secret!r}."
        number = re.sub(r"\D", "", secret)
        if len(number) == 9 and re.fullmatch(r"[\d -]+", secret):  # an SSN, however it is written
            assert number not in digits, f"The history of {history.workflow_id} holds {secret!r} as digits."
    for payload in payloads_of(history):
        for each in leaves(json.loads(payload.data) if payload.data else None):
            assert is_plain(each), f"The history of {history.workflow_id} holds {each!r}: neither id, day nor word."


def is_plain(value: Any) -> bool:
    """Whether a value may stand in a history."""
    if isinstance(value, str):
        return bool(WORD.fullmatch(value) or DAY_OR_INSTANT.fullmatch(value))
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < LONG_NUMBER)


def leaves(value: Any) -> Iterator[Any]:
    """The single values inside a JSON value, names of members too."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from leaves(member)
    elif isinstance(value, list):
        for member in value:
            yield from leaves(member)
    else:
        yield value


def payloads_of(history: WorkflowHistory) -> Iterator[Payload]:
    """Every payload of every event."""
    for event in history.events:
        yield from (part for part in parts(event) if isinstance(part, Payload))


def texts_of(history: WorkflowHistory) -> Iterator[str]:
    """Every text of every event: fields, failure messages, the inside of payloads."""
    for event in history.events:
        for part in parts(event):
            for _, value in part.ListFields():
                if isinstance(value, str):
                    yield value
                elif isinstance(value, bytes):
                    yield value.decode(errors="replace")


def parts(message: Message) -> Iterator[Message]:
    """A message and all messages inside it."""
    yield message
    for field, value in message.ListFields():
        if field.message_type is None:
            continue
        if field.message_type.GetOptions().map_entry:
            members = value.values() if isinstance(next(iter(value.values()), None), Message) else ()
        elif isinstance(value, Message):
            members = (value,)
        else:
            members = value
        for member in members:
            yield from parts(member)

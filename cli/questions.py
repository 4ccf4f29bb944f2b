"""Questions as `hearth ask --list` shows them: what each asks, its facts with types and units, its answer."""

from typing import Any

from rules.book import Question
from rules.model.facts import Fact


def listed(question: Question) -> dict[str, Any]:
    """A question as JSON."""
    return {
        "question": question.name,
        "asks": question.asks,
        "facts": {fact.name: fact.shape() | {"label": fact.label} for fact in question.facts},
        "answer": {name: _give_shape(give) for name, give in question.gives.items()},
    }


def _give_shape(give: Fact) -> dict[str, Any]:
    shape = {key: value for key, value in give.shape().items() if key not in ("least", "most")}
    if give.of:
        shape["of"] = {member.name: _give_shape(member) for member in give.of}
    return {"type": "list of row names"} if give.type == "rows" else shape


def as_text(entry: dict[str, Any]) -> str:
    """A listed question for a reader at a terminal."""
    lines = [entry["question"], f"  {entry['asks']}", "  facts:"]
    lines += [f"    {name}: {_in_words(shape)}" for name, shape in entry["facts"].items()] or ["    none"]
    lines += ["  answer:"]
    lines += [f"    {name}: {_in_words(shape)}" for name, shape in entry["answer"].items()]
    return "\n".join(lines) + "\n"


def _in_words(shape: dict[str, Any]) -> str:
    parts = [shape["type"]]
    if "unit" in shape:
        parts.append(shape["unit"])
    if "one_of" in shape:
        parts.append("one of " + " ".join(map(str, shape["one_of"])))
    if "least" in shape:
        parts.append(f"{shape['least']} to {shape['most']}")
    if "of" in shape:
        parts.append("of {" + "; ".join(f"{name}: {_in_words(inner)}" for name, inner in shape["of"].items()) + "}")
    parts += [word for word in ("optional", "nullable") if shape.get(word)]
    if "default" in shape:
        parts.append(f"{shape['default']} if left out")
    return ", ".join(parts)

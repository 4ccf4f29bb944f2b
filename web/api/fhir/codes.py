"""What a line covers, as FHIR tells it: each procedure code, service code grouping and range by itself."""

import re
from typing import Any

from records.sar_line import SarCode
from records.sar_view import LineSeen
from web.api.fhir import systems
from web.api.fhir.standing import concept

SHAPES = ((systems.HCPCS, re.compile(r"[A-Z]\d{4}")), (systems.CPT, re.compile(r"\d{4}[\dA-Z]")))
"""What codes of each system look like; what looks like neither is told without one."""
NOT_ONE_CODE = concept(f"{systems.TERMINOLOGY}/data-absent-reason", "not-applicable")


def service(line: LineSeen) -> dict[str, Any]:
    """The service of a line: its procedure code where it has one and nothing else, and its description."""
    only = line.codes[0] if len(line.codes) == 1 and line.codes[0].kind == "procedure" else None
    return {**(_procedure(only.code) if only else NOT_ONE_CODE), "text": line.told.description}


def details(line: LineSeen) -> list[dict[str, Any]]:
    """Everything that a line covers, in the order told."""
    return [
        {
            "sequence": place,
            "productOrService": _covered(code),
            "modifier": [_modifier(each) for each in re.split(r"[\s,]+", code.modifiers or "") if each],
            "quantity": {"value": code.units} if code.units is not None else None,
        }
        for place, code in enumerate(line.codes, start=1)
    ]


def _covered(code: SarCode) -> dict[str, Any]:
    if code.kind == "group":
        return concept(systems.GROUPING, code.code)
    if code.kind == "range":
        end = {"url": systems.CODE_END, "valueCodeableConcept": _procedure(str(code.code_to))}
        return {"extension": [end], **_procedure(code.code)}
    return _procedure(code.code)


def _procedure(code: str) -> dict[str, Any]:
    return concept(next((system for system, shape in SHAPES if shape.fullmatch(code)), None), code)


def _modifier(code: str) -> dict[str, Any]:
    return concept(systems.CPT if code.isdecimal() else systems.HCPCS, code)

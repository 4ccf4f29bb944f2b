"""What an assessment still lacks before it can be completed, each as a sentence beside its field."""

from records.assessment_draft import Content
from web.staff.assessment import layout
from web.staff.assessment.figures import Figures
from web.staff.assessment.typed import Typed


def lacking(typed: Typed, figures: Figures, *, minor: bool) -> dict[str, str]:
    """Sentences by field name, in the order of the page."""
    content = typed.content
    found = dict(typed.errors)
    found |= _ranks(content)
    found |= _services(content, figures)
    found |= _not_for_minors(content) if minor else {}
    found |= _protection(content)
    found |= _paramedical(content)
    found |= _circumstances(content, figures)
    return found


def _ranks(content: Content) -> dict[str, str]:
    return {
        f"rank.{each.code}": f"Give the rank for {each.name.lower()}."
        for each in layout.functions(content.assessed_on)
        if each.code not in content.ranks
    }


def _services(content: Content, figures: Figures) -> dict[str, str]:
    names = {each.code: each.name for each in layout.services(content.assessed_on)}
    found = {}
    for line in content.services:
        name = names[line.service]
        if line.service in figures.outside and not line.reason:
            found[f"{line.service}.reason"] = f"{name} is outside the guideline: write why this person needs it."
        if line.alternative_minutes and not line.alternative_source:
            found[f"{line.service}.source"] = f"Say who meets part of the need for {name.lower()}."
    return found


def _not_for_minors(content: Content) -> dict[str, str]:
    """Minors get no domestic services, heavy cleaning, yard work or teaching (ACL 23-106)."""
    adults = {each.code: each.name for each in layout.services(content.assessed_on) if not each.for_minors}
    return {
        f"{line.service}.time": f"{adults[line.service]}: not for a minor (ACL 23-106). Take the time out."
        for line in content.services
        if line.service in adults and line.total_minutes
    }


def _protection(content: Content) -> dict[str, str]:
    protection = content.protective_supervision
    if protection.get("needed") and not protection.get("reason"):
        return {"ps.reason": "Write why protective supervision is needed. A supervisor reads it."}
    return {}


def _paramedical(content: Content) -> dict[str, str]:
    if not content.paramedical.get("minutes_per_week"):
        return {}
    found = {}
    if not content.paramedical.get("soc_321"):
        found["para.soc_321"] = "Give the day form SOC 321 came in: paramedical time is what it orders."
    if not content.paramedical.get("signer"):
        found["para.signer"] = "Give the name of the professional who signed form SOC 321."
    return found


def _circumstances(content: Content, figures: Figures) -> dict[str, str]:
    needed = figures.determined.needs if figures.determined else ()
    return {
        f"about.{name}": f"Answer: {label.lower()}?"
        for name, label in layout.CIRCUMSTANCES
        if name in needed and name not in content.circumstances
    }

"""What is asked for a child with each condition: services with their codes, how long they last, why they are denied."""

from dataclasses import dataclass

from records.ccs_told import CodeTold, DiagnosisTold


@dataclass(frozen=True)
class Service:
    """One kind of line. `supplied`: it comes from a supplier of equipment, and not from where the child is treated."""

    description: str
    codes: tuple[CodeTold, ...] = ()
    days: int = 365
    units: int | None = None
    frequency: str | None = None
    supplied: bool = False


@dataclass(frozen=True)
class Condition:
    """A diagnosis, and what is usually asked for."""

    diagnosis: DiagnosisTold
    services: tuple[Service, ...]


def _grouping(code: str) -> tuple[CodeTold, ...]:
    return (CodeTold("group", code),)


def _procedure(code: str, modifiers: str | None = None, units: int | None = None) -> tuple[CodeTold, ...]:
    return (CodeTold("procedure", code, modifiers=modifiers, units=units),)


def _condition(code: str, words: str, *services: Service) -> Condition:
    return Condition(DiagnosisTold("icd10", code, words), services)


CENTER = Service("Special Care Center", _grouping("02"))
PHYSICIAN = Service("Physician services", _grouping("01"))
ORTHOPEDIST = Service("Orthopedic surgeon", _grouping("07"))
THERAPY = Service("Medical therapy", _grouping("11"), 180, 52, "Twice a week")
SPEECH = Service("Speech therapy", _procedure("92507"), 180, 26, "Weekly")
HOSPITAL_DAYS = Service("Inpatient hospital days", (), 14, 5)
PICTURES = Service("Magnetic resonance imaging of the head", _procedure("70551", units=1), 90)
LABORATORY = Service("Laboratory tests", (CodeTold("range", "80047", "80076"),), 180)
SURGERY = Service("Surgery", _grouping("51"), 120)
WHEELCHAIR = Service("Wheelchair for a child, adjustable", _procedure("E1235", "NU", 1), 184, supplied=True)
NEBULIZER = Service("Nebulizer with compressor", _procedure("E0570", "RR"), 365, supplied=True)
BRACE = Service("Ankle-foot brace, made to measure", _procedure("L1960", "RT", 1), 120, supplied=True)
HEARING_AID = Service("Hearing aid, behind the ear", _procedure("V5257", units=1), 184, supplied=True)

CONDITIONS = (
    _condition("G80.9", "Cerebral palsy", ORTHOPEDIST, THERAPY, WHEELCHAIR, BRACE, SPEECH),
    _condition("E84.9", "Cystic fibrosis", CENTER, NEBULIZER, LABORATORY, HOSPITAL_DAYS),
    _condition("Q21.3", "Tetralogy of Fallot", CENTER, SURGERY, HOSPITAL_DAYS, PICTURES),
    _condition("D66", "Hereditary factor VIII deficiency", CENTER, LABORATORY, PHYSICIAN),
    _condition("C91.00", "Acute lymphoblastic leukemia", CENTER, HOSPITAL_DAYS, LABORATORY, PICTURES),
    _condition(
        "H90.3",
        "Hearing loss of both ears",
        Service("Communication disorder center", _grouping("04")),
        HEARING_AID,
        SPEECH,
        Service("Cochlear implant center", _grouping("05")),
    ),
    _condition("Q35.9", "Cleft palate", CENTER, SURGERY, SPEECH),
    _condition(
        "N18.6",
        "End stage kidney disease",
        Service("Chronic dialysis clinic", _grouping("09")),
        LABORATORY,
        Service("Transplant center", _grouping("03")),
    ),
    _condition(
        "P07.30",
        "Preterm newborn",
        Service("High Risk Infant follow-up", _grouping("06")),
        Service("Ophthalmology", _grouping("10")),
        NEBULIZER,
    ),
)

DENIED = (
    "Not shown to be medically necessary for the CCS condition",
    "The records sent do not show the CCS condition",
    "The provider is not approved by CCS for this service",
    "The service is a benefit of the health plan",
)
CHANGED = "Authorized for half of the units asked for; ask again with a report of progress"

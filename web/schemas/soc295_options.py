"""What the questions of form SOC 295 offer, in words of the reader's language."""

from flask_babel import lazy_gettext as _l

LANGUAGES = (
    ("en", "English"),
    ("es", "Español"),
    ("hy", "Հայերեն (Armenian)"),
    ("yue", "粵語 (Cantonese)"),
    ("cmn", "普通话 (Mandarin)"),
    ("vi", "Tiếng Việt (Vietnamese)"),
    ("ru", "Русский (Russian)"),
    ("tl", "Tagalog"),
    ("ko", "한국어 (Korean)"),
    ("fa", "فارسی (Farsi)"),
    ("ar", "العربية (Arabic)"),
    ("hmn", "Hmoob (Hmong)"),
    ("km", "ខ្មែរ (Khmer)"),
    ("pa", "ਪੰਜਾਬੀ (Punjabi)"),
    ("ja", "日本語 (Japanese)"),
    ("lo", "ລາວ (Lao)"),
    ("hi", "हिन्दी (Hindi)"),
    ("pt", "Português (Portuguese)"),
    ("ase", _l("American Sign Language")),
    ("other", _l("Another language")),
)
WRITTEN = tuple(each for each in LANGUAGES if each[0] != "ase")

SEXES = (
    ("female", _l("Female")),
    ("male", _l("Male")),
    ("nonbinary", _l("Nonbinary")),
    ("unknown", _l("Not said")),
)

COMMUNICATION = (
    ("large_print", _l("Large print")),
    ("braille", _l("Braille")),
    ("audio_cd", _l("Audio CD")),
    ("data_cd", _l("Data CD")),
)
"""How a person who is blind or sees poorly wants to be written to (SOC 295, page 2)."""

LIVING = (
    ("own_home", _l("In their own home or with family")),
    ("hospital", _l("In a hospital, and going home")),
    ("nursing_facility", _l("In a nursing home, and going home")),
    ("no_home", _l("Without a home, or in a shelter")),
    ("other", _l("Somewhere else")),
)
"""Where the person stays now. Who is in an institution may apply and be assessed before discharge (MPP 30-755.12)."""

VETERAN = (
    ("veteran", _l("A veteran")),
    ("family", _l("Spouse or child of a veteran")),
    ("none", _l("Neither")),
)

MEDI_CAL = (
    ("yes", _l("Yes")),
    ("applied", _l("Applied, no answer yet")),
    ("no", _l("No")),
    ("unknown", _l("Not sure")),
)

RELATIONS = (
    ("self", _l("The person who needs care")),
    ("family", _l("Family or a friend")),
    ("professional", _l("A doctor, hospital or social worker")),
    ("other", _l("Somebody else")),
)
"""Who asks. Another may apply on the person's behalf (ACL summary of July 2021)."""

ETHNIC = (
    ("hispanic", _l("Hispanic or Latino")),
    ("white", _l("White")),
    ("black", _l("Black or African American")),
    ("asian", _l("Asian")),
    ("pacific", _l("Native Hawaiian or Pacific Islander")),
    ("native", _l("American Indian or Alaska Native")),
    ("other", _l("Another")),
    ("no_answer", _l("No answer")),
)

CHANNELS = (("phone", "Phone"), ("in_person", "In person"), ("mail", "Mail"), ("fax", "Fax"))
"""Counties must take applications by telephone, fax or in person (AB 1021; ACL 18-30)."""

WHY_EARLIER = (
    ("postmark", "The postmark or fax date"),
    ("message", "They left a message or came by that day"),
    ("agency", "They asked another office that day, which sent them on"),
    ("other", "Another reason, told below"),
)

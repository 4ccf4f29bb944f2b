"""Why a file is not taken, each reason as a sentence that says what to do."""

from typing import Any

from flask_babel import lazy_gettext as _l

from web.uploads.limits import LARGEST_FILE, MEGABYTE, MOST_PAGES
from web.uploads.refused import Refused

SENTENCES: dict[str, Any] = {
    "nothing": _l("Choose a file first. Then press the button again."),
    "more_than_one": _l("Send one file at a time."),
    "empty": _l("This file is empty. Open it to see if it is the right one, and send it again."),
    "too_large": _l(
        "This file is too large. A file may have up to %(size)d MB. Take a photo of the paper and send the photo.",
        size=LARGEST_FILE // MEGABYTE,
    ),
    "name": _l(
        "The name of this file has signs in it that we do not take, such as / or <. "
        "Give the file a short name, like card, and send it again."
    ),
    "archive": _l(
        "This is a Word file or a packed (ZIP) file. Save it as a PDF, or take a photo of the paper, and send that."
    ),
    "drawing": _l("This is a web page or a drawing. Take a photo of the paper, or save it as a PDF, and send that."),
    "phone_photo": _l(
        "We cannot read this kind of photo (HEIC). Take a screenshot of it, or save it as JPEG, and send that."
    ),
    "other_kind": _l("We can take a photo (JPEG or PNG) or a PDF. Take a photo of the paper and send the photo."),
    "broken_picture": _l("We cannot open this picture. Take the photo again and send the new one."),
    "too_many_pixels": _l("This picture is too big for us to open. Take the photo again with your phone and send it."),
    "locked": _l("This PDF is locked with a password. Save it without a password, or take a photo of the paper."),
    "active": _l(
        "This PDF has a program or another file inside. We take only plain pages. "
        "Print it and take a photo of the paper, or save it as a new PDF with “Print”."
    ),
    "unpacks": _l("This PDF becomes too big when we open it. Take photos of its pages and send those."),
    "too_many_pages": _l(
        "This PDF has too many pages. It may have up to %(most)d. Send only the pages we ask for.", most=MOST_PAGES
    ),
    "broken_pdf": _l("We cannot open this PDF. Save it again, or take a photo of the paper, and send that."),
    "too_hard": _l("We could not look through this file in time. Take a photo of the paper and send the photo."),
    "busy": _l("Many files are coming in right now. Nothing was kept. Wait a minute and send it again."),
}


def sentence(refused: Refused) -> str:
    """What the sender reads, in the language of the page."""
    return str(SENTENCES[refused.reason])

"""A kept file on its way out: only ever a download, and powerless where a browser shows it all the same."""

import io

from flask import Response, send_file

from records import papers
from records.event import Document
from web.uploads.kinds import ENDINGS

POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def as_download(document: Document) -> Response:
    """The file of a document under a name of ours. Whether the reader may have it, the caller has asked."""
    content = papers.content_of(document)
    kind = document.media_type or ""
    name = f"{document.kind}-{document.id}.{ENDINGS[kind]}"
    answer = send_file(io.BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, max_age=0)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer

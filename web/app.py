"""The web application and the order in which its parts are put together."""

from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from web import access, assets, blueprints, database, door, errors, filters, language, navigation, row_ids, security
from web.inquiry import frame as inquiry_frame
from web.settings import Settings
from web.sign_in import guard
from web.staff import subject_pages
from web.uploads import receiving

LARGEST_POST = 5 * 1024 * 1024


class Hearth(Flask):
    """Flask with one commit point: what a view wrote is kept once it has answered, and forgotten if it raised."""

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Run the checks before the view; an answer given there keeps what they wrote."""
        answer = super().preprocess_request()
        if answer is not None:
            database.commit()
        return answer

    def dispatch_request(self) -> Response:  # type: ignore[override]
        """Run the view, render its answer whole, then commit."""
        answer = self.make_response(super().dispatch_request())
        database.commit()
        return answer


def create_app(settings: Settings | None = None) -> Flask:
    """The web site, ready to be served."""
    settings = settings or Settings.from_environment()
    app = Hearth("web", root_path=blueprints.ROOM)
    app.config.update(flask_config(settings))
    app.extensions["hearth.settings"] = settings
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    receiving.init_app(app)
    row_ids.init_app(app)
    assets.init_app(app)
    database.init_app(app, settings.database_url)
    door.init_app(app, settings.temporal_address, settings.temporal_namespace)
    language.init_app(app)
    filters.init_app(app)
    security.init_app(app)
    guard.init_app(app)
    access.init_app(app)
    navigation.init_app(app)
    inquiry_frame.init_app(app)
    subject_pages.init_app(app)
    errors.init_app(app)
    blueprints.register(app)
    return app


def flask_config(settings: Settings) -> dict[str, object]:
    """Flask's own settings, as ours decide them."""
    return {
        "SECRET_KEY": settings.secret_key,
        "TESTING": settings.testing,
        "MAX_CONTENT_LENGTH": LARGEST_POST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_POST,
        "MAX_FORM_PARTS": 2_000,
        "SESSION_COOKIE_NAME": "hearth",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.https,
        "SEND_FILE_MAX_AGE_DEFAULT": 3600,
        "WTF_CSRF_TIME_LIMIT": None,  # the sign-in session has its own limit; a form outlives a lunch break
        "WTF_CSRF_SSL_STRICT": settings.https,
    }

"""Django settings; everything a deployment may change comes from `portal.environment`."""

from __future__ import annotations

from csp.constants import NONE, SELF

from portal.environment import BASE_DIR, read_environment

environment = read_environment()

DEBUG = environment.debug
SECRET_KEY = environment.secret_key
ALLOWED_HOSTS = environment.allowed_hosts
CSRF_TRUSTED_ORIGINS = environment.trusted_origins

INSTALLED_APPS = [
    "portal.admin_site.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "troubleshooting",
    "helpdesk",
    "analytics",
    "portal.apps.PortalConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.negotiation.CompressTextMiddleware",
    "portal.negotiation.ConditionalPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.slashes.SlashMiddleware",
    "portal.embed.EmbedMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "troubleshooting.views.language.ReaderLanguageMiddleware",
    "portal.following.FollowRedirectsMiddleware",
    "portal.posted.PostedAddressesMiddleware",
]

CSRF_FAILURE_VIEW = "portal.errors.forgery_suspected"
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "troubleshooting.views.language.reader",
                "portal.appearance.appearance",
            ],
        },
    },
]

DATABASES = {"default": environment.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": environment.cache}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "after_login"
LOGOUT_REDIRECT_URL = "/"
# Whoever may do this is the helpdesk to the flow too, which asks them its steps for the helpdesk.
ASKED_ALL_STEPS = "helpdesk.add_ticketlink"
# Where they see a reader's session, by its primary key.
SESSION_PAGE = "helpdesk:session"
# What the helpdesk's console shows beside its tickets; `helpdesk.notices` says what each returns.
CONSOLE_NOTICES = ["analytics.surges.notices.console_notices"]

# The languages the interface itself is translated into. Articles may be in any other.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("fi", "Suomi"),
    ("ja", "日本語"),
    ("sv", "Svenska"),
]
# How long a process believes that there are articles in the languages it knows of.
LANGUAGES_KEPT_SECONDS = 3
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "portal.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = environment.static_root
STATICFILES_DIRS = [BASE_DIR / "static"]
# Development serves straight from the source folders, production from collectstatic's copy; both
# under names with a hash, which browsers keep for good.
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    *(["portal.hashed_names.HashedNamesFinder"] if DEBUG else []),
]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "portal.hashed_names.HashedNamesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = environment.media_root
MEDIA_URL = "/media/"

# Whoever sends more than a form may hold is cut off while it streams, not after.
FILE_UPLOAD_HANDLERS = [
    "troubleshooting.admin.upload_limit.LimitedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMIT_BYTES = environment.upload_limit_mib * 1024 * 1024

# How much memory of each process holds pages that were made. None in development, where templates
# change under it.
PAGE_CACHE_MIB = environment.page_cache_mib

TASKS = {"default": {"BACKEND": environment.task_backend}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
# Who may frame a reader's page that is made for it (`?embed=1`), and nothing else.
FRAME_ANCESTORS = environment.frame_ancestors
THEME = environment.theme
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.secure_cookies
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if environment.secure_cookies else 0

VENDOR_DOCS_URL = environment.vendor_docs_url
TICKET_LINK_DAYS = environment.ticket_link_days
RESUME_LINK_HOURS = environment.resume_link_hours
ABANDON_AFTER_MINUTES = environment.abandon_after_minutes
RETENTION_DAYS = environment.retention.days
LATER_HANDOVER_DAYS = environment.retention.later_handover_days
CALL_COST = environment.call_cost
CALL_CURRENCY = environment.call_currency

# The learned order of steps.
ESCALATION_MINUTES = environment.ordering.escalation_minutes
ORDER_HALF_LIFE_DAYS = environment.ordering.half_life_days
ORDER_LEAST_SECONDS = environment.ordering.least_seconds

# The ways to the helpdesk.
HANDOVER_MAIL = environment.handover.mail
HANDOVER_FORM = environment.handover.form
HANDOVER_FORM_LENGTH = environment.handover.form_length
HANDOVER_DEVICE = environment.handover.device
HELPDESK_PHONES = environment.handover.phones
HELPDESK_HOURS = environment.handover.hours
TICKET_SYSTEM_URL = environment.handover.ticket_system_url
TICKET_SYSTEM_TOKEN = environment.handover.ticket_system_token
TICKET_SYSTEM_REFERENCE = environment.handover.ticket_system_reference
SENDS_MAIL = bool(environment.handover.mail_server)
vars().update(environment.handover.mail_server)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.handover.mail_from or "portal@localhost"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}

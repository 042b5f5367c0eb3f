"""Everything the product is told by its surroundings is read here, once, and strictly.

A value that cannot be understood, or a secret that is missing, stops the process with a sentence that names it.
"""

import logging
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.logs import LOGGING, use_structlog

__all__ = ["LOGGING"]
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()


def env_choice(name, choices, default=None):
    """The value of `name`, which must be one of `choices`."""
    value = env.str(name, default=default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}; it is {value!r}.")
    return value


def env_switch(name, default):
    """On or off, nothing else: `yes` and `1` are refused, so that a typing slip cannot turn a safeguard off."""
    return env_choice(name, ("on", "off"), "on" if default else "off") == "on"


def env_secret(name):
    """A secret of at least 32 characters; there is no default in any environment."""
    value = env.str(name, default="")
    if len(value) < 32:
        raise ImproperlyConfigured(f"{name} is missing or shorter than 32 characters. Set it in the environment.")
    return value


def env_number(name, default):
    """A whole number."""
    value = env.str(name, default=str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number; it is {value!r}.")
    return int(value)


def env_service_url(read, name, loopback):
    """Where a service is: the standard loopback address will do for trying out, never for production."""
    value = env.str(name, default="" if IS_PRODUCTION else loopback)
    if not value:
        raise ImproperlyConfigured(f"{name} is missing. Set it in the environment.")
    return read(value)


ENVIRONMENT = env_choice("ENVIRONMENT", ("demo", "test", "production"))
IS_PRODUCTION = ENVIRONMENT == "production"
DEBUG = False
SECRET_KEY = env_secret("SECRET_KEY")
AUDIT_KEY = env_secret("AUDIT_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Home-entry codes are enciphered under the first of these and opened under any (docs/adr/0012).
HOME_ENTRY_KEYS = [
    *([env_secret("HOME_ENTRY_KEY")] if env.str("HOME_ENTRY_KEY", default="") else []),
    *env.list("HOME_ENTRY_KEY_FALLBACKS", default=[]),
    SECRET_KEY,
    *SECRET_KEY_FALLBACKS,
]
PUBLIC_URL = env.str("PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
if urlsplit(PUBLIC_URL).scheme not in ("http", "https") or (IS_PRODUCTION and not PUBLIC_URL.startswith("https://")):
    raise ImproperlyConfigured("PUBLIC_URL must be the address people type, beginning with https:// in production.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if IS_PRODUCTION else ["127.0.0.1", "localhost", "testserver"])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is missing. Set it in the environment.")
if IS_PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS must name the hosts: * would let a visitor choose the address in our links."
    )
SUPPORT_PHONE = env.str("SUPPORT_PHONE", default="" if IS_PRODUCTION else "01632 960999")
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="golden-ticket-demo")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "config.static_files.BrowserFiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "guardian",
    "pgtrigger",
    "csp",
    "django_structlog",
    "rest_framework",
    "drf_spectacular",
    "accounts",
    "careplans",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_log.RequestLog",
    "config.headers.keep_private",
    "config.headers.name_hidden_origin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.sessions.keep_sessions_going",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "careplans.views.other_sites.RefuseOtherSites",
    "careplans.views.signed_out.KeepWordsOfSignedOut",
    # Every page is for people who have signed in, unless its view says `login_not_required`.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.second_factor.RequireSecondFactor",
    "careplans.views.mixed_up.RefuseMixedUpPages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.receiving.refuse_too_much",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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
                "careplans.views.nav.notices_to_see",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env_service_url(env.db_url_config, "DATABASE_URL", "postgres://postgres@127.0.0.1:5432/golden_ticket")
}
if env.str("REPLICA_DATABASE_URL", default=""):
    # Declared for reports and read-only standby service; nothing is sent there unless a query names it.
    DATABASES["replica"] = env.db_url_config(env.str("REPLICA_DATABASE_URL"))
for database in DATABASES.values():
    if not database["ENGINE"].endswith("postgresql"):
        raise ImproperlyConfigured("DATABASE_URL and REPLICA_DATABASE_URL must begin with postgres://.")
    database.update(CONN_MAX_AGE=0 if ENVIRONMENT == "test" else 600, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env_service_url(str, "REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "config.cache.RedisOrMemory",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "golden-ticket",
        "OPTIONS": {
            "socket_timeout": 1,
            "socket_connect_timeout": 1,
            "serializer": "config.cache.PlainValues",
        },
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "accounts.sign_in.InvitedStaffOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
# Nobody waits for this long on purpose; it covers what the mail server takes.
SIGN_IN_HELP_SECONDS = 0.5 if ENVIRONMENT == "test" else 2
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "accounts.sign_in_form.SignInForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 0
# An address is given by whoever invites, not typed by a stranger: asking to verify it first would only lock people out.
MFA_ALLOW_UNVERIFIED_EMAIL = True
REQUIRE_MFA = env_switch("REQUIRE_MFA", default=IS_PRODUCTION)
# guardian keeps the table of grants; `careplans.access` asks it. No second way of asking is installed.
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# How many proxies of our own stand in front: the visitor's address is read that far from the end of X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env_number("TRUSTED_PROXIES", 0)

# A sign-in ends this long after the last thing somebody did, and this long after it began, whatever they do.
SESSION_ENGINE = "accounts.sessions"
SESSION_IDLE_SECONDS = env_number("SESSION_IDLE_SECONDS", 15 * 60)
SESSION_COOKIE_AGE = env_number("SESSION_SECONDS", 12 * 60 * 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
# A browser takes a `__Host-` cookie from this very host only, over https: no neighbour under our domain can set one.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (f"{'__Host-' * IS_PRODUCTION}{name}" for name in ("sessionid", "csrftoken"))
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
# An address can hold a ticket's secret: no request of a page says where it came from, not even to ourselves.
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-src": [NONE],
        "worker-src": [NONE],
        "manifest-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
# Tests never meet what was collected for an earlier `make run`.
STATIC_ROOT = BASE_DIR / ".local" / ("no-static" if ENVIRONMENT == "test" else "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
# The design system's style sheet asks for /assets/images/ by absolute address.
WHITENOISE_ROOT = BASE_DIR / "static" / "nhsuk"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Tests serve static files from where they lie, so that no build step stands between a change and its test.
WHITENOISE_USE_FINDERS = ENVIRONMENT == "test"
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if ENVIRONMENT == "test"
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

vars().update(env_service_url(env.email_url_config, "EMAIL_URL", "smtp://127.0.0.1:25"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = "Golden Ticket <no-reply@golden-ticket.test>"

# Words come in this much at most; a file only where a view takes one (config/receiving.py, docs/adr/0013).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["config.receiving.OneFileWhereItIsTaken"]
UPLOAD_MOST_BYTES = {"picture_or_paper": 10 * 1024 * 1024, "recording": 25 * 1024 * 1024}
UPLOAD_MOST_FILES, UPLOAD_ROOM_FOR_A_PLAN = 100, 250 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["careplans.api.strictness.SignedInSession"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["careplans.api.strictness.StrictJSON"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS would tell what an address takes, to anyone
    "EXCEPTION_HANDLER": "careplans.api.problems.answer_with_problem",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Golden Ticket",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": ""
    if IS_PRODUCTION
    else "A training town: nobody here is real. Every answer says `Training-Town: yes`.",
    "EXTENSIONS_ROOT": {} if IS_PRODUCTION else {"x-training-town": True},
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SOFT_TIME_LIMIT = 45
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_DB_REUSE_MAX = 1000
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# What the clock starts. Due times live in tables: a tick that is missed, or comes twice, does no harm.
# A tick nobody took in time is dropped; the next one asks the same question.
CELERY_IMPORTS = ["careplans.schedule"]
CELERY_BEAT_SCHEDULE = {
    task: {"task": f"careplans.schedule.{task}", "schedule": seconds, "options": {"expires": seconds}}
    for task, seconds in {
        "sweep_notices": 5,
        "sweep_file_copies": 30,
        "sweep_files": 15,
        "seal_audit_trail": 10,
        "forget_launches": 60,
        "sweep_invitations": 60,
        "delete_what_was_kept": 3600,
        "examine_looks": 3600,
    }.items()
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
    "health_check_interval": 25,
    "retry_on_timeout": True,
}

# Local policy, to be set by the people named in docs/adr: every one of these is a default, not a rule.
REVIEW_WITHIN_DAYS = {"default": 366, "yellow": 92, "red": 31}
SHOW_PLAN_AFTER_CONFIRMING_MINUTES = env_number("SHOW_PLAN_AFTER_CONFIRMING_MINUTES", 60)
# How long one look lasts, when a password is asked again, when somebody must look into it, and what stands out.
BREAK_GLASS = {
    "lasts_hours": 4,
    "sign_in_again_after_minutes": 15,
    "least_words": 10,
    "review_within_working_days": 2,
    "shift_hours": 12,
    "most_in_a_shift": 3,
    "most_users_for_one_person": 2,
    "case_within_hours": 24,
    "newcomer_for_days": 30,
    "most_percent_of_views": 5,
}
REVIEW_ACCESS_WITHIN_DAYS = env_number("REVIEW_ACCESS_WITHIN_DAYS", 365)
TICKET_LASTS_DAYS = {"default": 365, "red": 14}

# Looks that stand out (reliability.md case 4): when a day is gone through, and how near a case explains a look.
SNOOPING = {"day_is_over_after_hours": 6, "looks_back_days": 31, "case_within_hours": 24}
# Taking the audit out of the record: by password, and no more rows than somebody can answer for.
MOST_EVENTS_EXPORTED = 10_000

DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = logging.DEBUG
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO
use_structlog()

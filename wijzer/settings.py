# SPDX-FileCopyrightText: 2026 Wijzer in de Wijk
# SPDX-License-Identifier: EUPL-1.2

"""All settings, from the environment only. `docs/instellingen.md` explains each of them."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from redactie.opmaak.video import SPELERS
from wijzer.omgeving import (
    all_or_none,
    check_production,
    host_and_port,
    local_secret,
    make_data_dir,
    one_of,
    some_of,
    url_with_scheme,
    whole_number,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = (BASE_DIR / "VERSION").read_text().strip()

env = environ.Env()

# --- What kind of installation this is -------------------------------------------------------------------------
MODUS = one_of("MODUS", "lokaal", ("lokaal", "productie"))
PRODUCTIE = MODUS == "productie"
DATA_DIR = make_data_dir(Path(env("DATA_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve())
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or ("" if PRODUCTIE else local_secret(DATA_DIR))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTIE else ["localhost", "127.0.0.1", "[::1]"])

# Who is behind the site. Required in production, because a public site must say whose it is.
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_EIGENAAR = env("SITE_EIGENAAR", default="Wijzer in de Wijk (lokale installatie)")
CONTACT_EMAIL = env("CONTACT_EMAIL", default="redactie@localhost")
SECURITY_CONTACT = env("SECURITY_CONTACT", default=f"mailto:{CONTACT_EMAIL}")
SECURITY_TXT_VERLOOPT = env("SECURITY_TXT_VERLOOPT", default="2027-10-31")
CONTACT_BEWAARMAANDEN = whole_number("CONTACT_BEWAARMAANDEN", 12)
MENUKAART_BEWAARDAGEN = whole_number("MENUKAART_BEWAARDAGEN", 365)
LOGBOEK_BEWAARMAANDEN = whole_number("LOGBOEK_BEWAARMAANDEN", 24)
SCORES_BEWAARMAANDEN = whole_number("SCORES_BEWAARMAANDEN", 12)
VRAAGDRUK_MAANDEN = whole_number("VRAAGDRUK_MAANDEN", 6)
THEMA = env("THEMA", default="")
VERTROUWDE_PROXYS = whole_number("VERTROUWDE_PROXYS", 0)

if PRODUCTIE:
    check_production(
        debug=DEBUG,
        secret=SECRET_KEY,
        hosts=ALLOWED_HOSTS,
        named={
            "SITE_URL": "het adres van de site, bijvoorbeeld https://www.wijzerindewijk.nl",
            "SITE_EIGENAAR": "de organisatie die de site aanbiedt",
            "CONTACT_EMAIL": "het adres waar berichten van bezoekers heen gaan",
        },
    )

# --- The house -------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "wijzer.apps.WijzerConfig",
    "monitoring.apps.MonitoringConfig",
    "toolkit.apps.ToolkitConfig",
    "wijken.apps.WijkenConfig",
    "redactie.apps.RedactieConfig",
    "wijzer.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "wijzer.apps.StaticConfig",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "django_prose_editor",
    "csp",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "wijzer.middleware.HeadersMiddleware",
    "redactie.netwerk.NetwerkMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "redactie.weigering.WeigeringMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "redactie.accounts.middleware.KantoorMiddleware",
    "wijzer.begrippen.BegrippenMiddleware",
    "redactie.opmaak.tonen.TekstmediaMiddleware",
]
ROOT_URLCONF = "wijzer.urls"
WSGI_APPLICATION = "wijzer.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "wijzer.navigatie.site",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.static"],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Storage ---------------------------------------------------------------------------------------------------
DATABASE_URL = url_with_scheme(
    "DATABASE_URL",
    f"sqlite:///{DATA_DIR / 'wijzer.sqlite3'}",
    ("sqlite", "postgres", "postgresql"),
    "postgresql://gebruiker:wachtwoord@server/wijzer",
)
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE with a time-out is what keeps many writers from failing; WAL lets readers read on; FULL keeps the last
    # acknowledged write when the power fails.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    # A file, because threads and live servers need the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = whole_number("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHE_URL = url_with_scheme(
    "CACHE_URL",
    "locmemcache://wijzer",
    ("locmemcache", "dbcache", "redis", "rediss", "dummycache"),
    "redis://localhost:6379/0",
)
# What a process keeps for itself for a moment, such as the terms that pages explain, is no setting.
CACHES = {
    "default": environ.Env.cache_url_config(CACHE_URL),
    "proces": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "proces"},
}
if CACHE_URL.startswith(("locmemcache", "dbcache")):
    # The brake on guessing passwords counts here; three hundred entries, Django's default, would soon push it out.
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 100_000, **CACHES["default"].get("OPTIONS", {})}

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "wijzer.stijl.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "wijzer.stijl.StaticStorage"},
}
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = not DEBUG
# Pictures are compressed as they are; maps of the editor's source are for who takes it apart.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "woff2", "br", "gz", "zip", "map")
WHITENOISE_USE_FINDERS = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# host:port of clamd; what can't be asked there is not taken in. Empty: files are not scanned.
CLAMAV_ADRES = host_and_port("CLAMAV_ADRES")

# --- People ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "redactie.Gebruiker"
AUTHENTICATION_BACKENDS = ["redactie.aanmelden.EmailBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

ACCOUNT_ADAPTER = "redactie.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # a beheerder made the account, and the invitation went to the address
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# Per network. Guessing passwords has a brake of its own (redactie/accounts/rem.py); `login_failed` guards the codes.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "5/15m/key", "reset_password": "20/m/ip,3/10m/key"}
ACCOUNT_FORMS = {
    "login": "redactie.accounts.forms.InlogForm",
    "reauthenticate": "redactie.accounts.forms.BevestigForm",
    "change_password": "redactie.accounts.forms.WachtwoordWijzigenForm",
    "set_password": "redactie.accounts.forms.WachtwoordInstellenForm",
    "reset_password": "redactie.accounts.forms.WachtwoordVergetenForm",
    "reset_password_from_key": "redactie.accounts.forms.WachtwoordNieuwForm",
    "user_token": "redactie.accounts.forms.WachtwoordLinkForm",
}
# Roles that must have a second step. On a computer of your own there is nobody to keep out.
TWEEDE_STAP_VERPLICHT = some_of(
    "TWEEDE_STAP_VERPLICHT",
    ["beheerder"] if PRODUCTIE else [],
    ("beheerder", "procesbegeleider", "projectleider", "redacteur", "lezer"),
)
MFA_ADAPTER = "redactie.accounts.adapter.TweedeStapAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no addresses are kept apart from the account
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SITE_URL.startswith("https://")
MFA_TOTP_TOLERANCE = 1
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = 30 * 24 * 60 * 60
MFA_FORMS = {
    "authenticate": "redactie.accounts.forms.CodeForm",
    "reauthenticate": "redactie.accounts.forms.CodeBevestigForm",
    "activate_totp": "redactie.accounts.forms.AppForm",
    "deactivate_totp": "redactie.accounts.forms.AppWegForm",
    "add_webauthn": "redactie.accounts.forms.PasskeyForm",
    "edit_webauthn": "redactie.accounts.forms.PasskeyNaamForm",
    "authenticate_webauthn": "redactie.accounts.forms.PasskeyCodeForm",
    "login_webauthn": "redactie.accounts.forms.PasskeyInlogForm",
    "reauthenticate_webauthn": "redactie.accounts.forms.PasskeyBevestigForm",
}

# Single sign-on by OpenID Connect: all four, or none.
OIDC_NAAM, OIDC_ADRES, OIDC_CLIENT_ID, OIDC_GEHEIM = all_or_none(
    "OIDC_NAAM", "OIDC_ADRES", "OIDC_CLIENT_ID", "OIDC_GEHEIM", https=PRODUCTIE
)
OIDC_MAILDOMEINEN = [domein.lower() for domein in env.list("OIDC_MAILDOMEINEN", default=[])]
SOCIALACCOUNT_ADAPTER = "redactie.accounts.adapter.ExternAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_ADRES:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append({
        "provider_id": "organisatie",
        "name": OIDC_NAAM,
        "client_id": OIDC_CLIENT_ID,
        "secret": OIDC_GEHEIM,
        "settings": {"server_url": OIDC_ADRES.rstrip("/")},
    })  # fmt: skip

# --- Language and time -----------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # the few strings that Django has no Dutch for
USE_TZ = True

# --- Mail ------------------------------------------------------------------------------------------------------
EMAIL_URL = url_with_scheme(
    "EMAIL_URL",
    "consolemail://",
    ("consolemail", "smtp", "smtp+tls", "smtp+ssl", "filemail", "memorymail", "dummymail"),
    "smtp+tls://gebruiker:wachtwoord@mail.voorbeeld.nl:587",
)
vars().update(environ.Env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=CONTACT_EMAIL)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Security --------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "frame-src": list(SPELERS),
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = PRODUCTIE and HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE and HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if VERTROUWDE_PROXYS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
MFA_TRUST_COOKIE_NAME = "__Host-onthouden" if HTTPS else "onthouden"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "wijzer.fouten.csrf_failure"
SESSION_COOKIE_AGE = 12 * 60 * 60
# HSTS for subdomains and preloading bind the whole domain of the host: that is the host's decision.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if not PRODUCTIE:
    # A local installation has no HTTPS.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

# --- Logs ------------------------------------------------------------------------------------------------------
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "wijzer.logregels.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": one_of("LOG_LEVEL", "WARNING", LOG_LEVELS)},
}

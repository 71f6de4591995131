"""Django's settings, all derived from the instance."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from lardom.web.site.serving.databases import FILE, settings_of
from lardom.web.site.serving.instance import read_instance

INSTANCE = read_instance()
if INSTANCE.faults:
    raise ImproperlyConfigured("\n".join(INSTANCE.faults))

SECRET_KEY = INSTANCE.secret
DEBUG = INSTANCE.debug
ALLOWED_HOSTS = list(INSTANCE.hosts)
CSRF_TRUSTED_ORIGINS = [INSTANCE.origin]
ROOT_URLCONF = "lardom.web.site.urls"
WSGI_APPLICATION = "lardom.web.site.serving.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    "study",
    "portfolio",
    "sampling",
    "fieldwork",
    "transcripts",
    "coding",
    "claims",
    "comparison",
    "report",
    "exchange",
    "site",
]
INSTALLED_APPS = [
    *(f"lardom.web.{room}" for room in reversed(ROOMS)),  # first: our templates and words stand before a library's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lardom.web.site.sessions.SessionLimitsMiddleware",
    "lardom.web.site.language.PersonLanguageMiddleware",
    "lardom.web.site.views.WrongMethodMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lardom.web.site.sessions.SecondFactorMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lardom.web.site.context.where",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lardom.web.site.templatetags.house",
            ],
        },
    }
]

# ---- the database: durable or not at all -------------------------------------------------------------------------

DATABASES = {"default": settings_of(INSTANCE.database, INSTANCE.home / FILE)}
# Tests that run at the same time have an instance each, and so a database each.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(INSTANCE.home / "test.sqlite3")}

# ---- people ------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "study.Person"
AUTHENTICATION_BACKENDS = ["lardom.web.site.adapters.SignIn"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "lardom.web.site.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "lardom.web.site.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": list(INSTANCE.oidc.apps)}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
PASSWORD_RESET_TIMEOUT = 1800
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,30/15m/ip"}
MFA_ADAPTER = "lardom.web.site.adapters.MFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSTANCE.is_local

SESSION_ENGINE = "lardom.web.site.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = INSTANCE.is_https
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "lardom_session"
CSRF_COOKIE_NAME = "lardom_csrf"
CSRF_FAILURE_VIEW = "lardom.web.site.views.form_too_old"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "lardom_cache"},
    # Parts of pages, kept in the process's own memory under what they show: never on disk, never out of date.
    "fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 4000}},
}

# ---- what may be loaded: only what comes from here ---------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if INSTANCE.is_https else 0
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20000
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# ---- languages, files, words to the outside ----------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "lardom_language"
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
FORMAT_MODULE_PATH = "lardom.web.site.serving.formats"
STATIC_URL = "/static/"
STATIC_ROOT = INSTANCE.home / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "lardom.web.site.serving.statics.Statics"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MAILERS = INSTANCE.mailing.mailers
DEFAULT_FROM_EMAIL = SERVER_EMAIL = INSTANCE.mailing.sender or f"lardom@{INSTANCE.hostname}"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

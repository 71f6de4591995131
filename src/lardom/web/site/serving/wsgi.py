"""The pages as one WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
application = get_wsgi_application()

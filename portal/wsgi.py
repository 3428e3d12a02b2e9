"""The entry point for gunicorn: `gunicorn portal.wsgi`."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    # One line an operator can act on, not a traceback.
    sys.exit(f"askel: {error}")

"""The entry point for gunicorn: `gunicorn portal.wsgi`."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    # One line an operator can act on. gunicorn gives up on 3, and would start others on 1.
    sys.stderr.write(f"askel: {error}\n")
    sys.exit(3)

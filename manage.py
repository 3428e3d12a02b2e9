#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import sys


def main() -> None:
    """Run one management command with the portal's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"askel: {error}")
    except BrokenPipeError:
        # Whoever read our output (`| head`) has seen enough; what is left to flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()

"""`manage.py create_demo_users`: an agent, an editor and an administrator to try things with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo import NotInDevelopment, create_demo_users


class Command(BaseCommand):
    """Makes the demo users that are missing and prints their passwords, once."""

    help = "Create the demo users agent, editor and admin; prints new passwords. Needs DEBUG."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Create them; with `DEBUG` off it ends with a message."""
        try:
            passwords = create_demo_users()
        except NotInDevelopment as error:
            raise CommandError(str(error)) from error
        if not passwords:
            self.stdout.write("Demo users: agent, editor, admin, with the passwords they had.")
        else:
            self.stdout.write("Demo users; these passwords are shown only now:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:<8}{password}")
        self.stdout.write("A new password: .venv/bin/python manage.py changepassword agent")

"""The Django project: settings, addresses, health; nothing of the domain."""

"""To the helpdesk: what was tried, as text, and the ways it can go."""

"""The page with the ways to the helpdesk: what it offers, what it takes, and what it says then."""

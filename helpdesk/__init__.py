"""Tickets of somebody else's system, linked to what their readers tried."""

"""What each analytics page shows, as typed objects: templates hold no logic, views no rules."""

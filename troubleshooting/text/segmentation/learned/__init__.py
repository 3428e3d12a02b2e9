"""What labelled articles teach beyond the rules: how likely a paragraph or a list is which."""

"""Pictures that come with articles: verified, stored once, shown by their texts."""

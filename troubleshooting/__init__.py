"""Articles, their steps, and the flow that walks a reader through them."""

"""The drawn graph: a painted background, a few marks over it, and a view that moves them."""

"""The narration: what happens at this step, in words and formulas."""

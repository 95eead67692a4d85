"""The witnesses of a gradient beside the tape: each works the number out in a way of its own."""

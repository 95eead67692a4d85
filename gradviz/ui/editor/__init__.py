"""The program editor: text, marks of the run, find bar. Positions are spans throughout."""

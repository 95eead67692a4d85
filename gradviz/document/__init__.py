"""The state of one open program: text, roles, trace and cursor. QtCore only; draws nothing."""

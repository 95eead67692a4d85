"""The tape strip: one cell per operation, recorded or not, as it stands at the cursor."""

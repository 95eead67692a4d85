"""From text to trace: the language, its limits, and the reasons it gives."""

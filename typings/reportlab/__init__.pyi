"""The parts of reportlab that the documents use."""

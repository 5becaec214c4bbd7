"""Runs an accountability assembly: who came, what was asked and answered, and a signed record of it."""

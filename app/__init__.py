"""Folkmoot runs an accountability assembly: who came, what was asked, what was answered, and a signed record of it."""

"""Tally: asks by power-holders, each answer with the words spoken, read back and locked."""

"""Nights as they were recorded by each released version, replayed for ever."""

"""Door: one line takes every scan, and the verdict is read from two metres."""

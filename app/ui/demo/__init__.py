"""The demo: hands that press keys in the real windows, and an album of what was shown."""

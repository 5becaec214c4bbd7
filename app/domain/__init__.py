"""The rules of an assembly in plain Python: frozen values and pure functions; no window, file or clock."""

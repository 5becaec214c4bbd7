"""The rules of an assembly in plain Python: frozen values and pure functions, without windows, files or a clock."""

"""Home: assemblies past and coming; open one, make a new one, rehearse it."""

"""The command line: a command does one thing and says how it went."""

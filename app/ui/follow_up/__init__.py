"""Follow-up: every commitment of every assembly, theirs and ours, until it is kept."""

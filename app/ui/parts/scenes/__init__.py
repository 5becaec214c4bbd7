"""The stage's scenes, drawn once for the stage itself and for the previews at chair and tally."""

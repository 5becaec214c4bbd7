"""Stage: what the hall sees on the second screen, and nothing else."""

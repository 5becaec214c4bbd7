"""From the tables of one version to those of the next, one step a version."""

"""What a person can do or see: a verb carries out one intent in one commit, a board answers one screen."""

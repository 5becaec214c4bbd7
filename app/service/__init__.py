"""What a person can do or see: each verb carries out one intent in one commit, each board answers one screen."""

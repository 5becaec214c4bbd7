"""What a screen shows: frozen values, small, replaced whole, made from one read of the store."""

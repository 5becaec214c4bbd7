"""The windows, the only Qt in the house: a screen shows and voices, a presenter joins it to the services."""

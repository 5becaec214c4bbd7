"""The windows, the only Qt in the house: a screen shows a board and voices an intent, a presenter joins it to the services."""

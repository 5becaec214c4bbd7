"""Several laptops at one assembly: entries carried from one to another and merged."""

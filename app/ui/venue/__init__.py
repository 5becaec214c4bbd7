"""Venue: the laptops of tonight, what each has seen of the others, and files carried between them."""

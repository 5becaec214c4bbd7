"""The parts of pyHanko that the documents use."""

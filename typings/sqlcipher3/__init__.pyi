"""What Folkmoot uses of sqlcipher3: Python's sqlite3 module over SQLCipher."""

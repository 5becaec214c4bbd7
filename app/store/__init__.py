"""What this laptop keeps: tables, one journal of everything done, and the one function that writes rows from it."""

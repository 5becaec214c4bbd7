"""What this laptop keeps: tables, one journal of everything done, one function that writes rows from it."""

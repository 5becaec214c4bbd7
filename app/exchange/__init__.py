"""Files in and out: rosters and plans read, codes read from pictures, results written for others."""

"""What leaves the building on paper or as PDF: badges, minutes, commitment records; tagged, signed and checked."""

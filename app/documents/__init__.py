"""What leaves the building: badges, minutes and commitment records as PDF, tagged, signed and checked."""

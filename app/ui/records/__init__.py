"""Records: minutes and commitment records in preview, signed, printed and checked."""

"""The demo: a published assembly played through the real windows, from plan to minutes anyone can check."""

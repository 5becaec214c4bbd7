"""The pieces every screen is built from: marks, buttons, fields, tables, banners and the clock face."""

"""The parts of asn1crypto that the documents use."""

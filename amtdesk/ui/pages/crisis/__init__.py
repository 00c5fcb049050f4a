"""Krisenmodus: holding everything, and saying so."""

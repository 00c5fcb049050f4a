"""Einstellungen: what the office and this computer decide."""

"""Whole mornings through the window, by keyboard alone."""

"""Konzept: the written strategy."""

"""Heute: what comes next, what today still asks for, and how far ahead the desk is."""

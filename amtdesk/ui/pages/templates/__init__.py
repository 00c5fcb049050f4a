"""Reply templates: found while typing, filled, copied; agreed again when they run out."""

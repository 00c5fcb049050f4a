"""Parts of the window that know no feature: they show, emit and never ask the desk."""

"""A learning path as one page that an LMS serves: everything in it, and nothing from outside."""

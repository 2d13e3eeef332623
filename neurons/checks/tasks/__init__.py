"""The graded tasks: a folder each, with what to look at and how it is judged."""

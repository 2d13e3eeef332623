"""A command of the Makefile comes in, with the sources and the site that was built.
A report, a picture, an archive or a print goes out, and an exit code.
No other package may ever import these modules: the course works without them.
"""

"""Python packages and a reader's cell come in, as text; what the cell shows comes out.
Python runs in a worker of the reader's browser: no server, no account, no network.
It knows no course: a book names its packages when it builds.
"""

"""A built site comes in, with the packages that its cells import.
The same site goes out with Python in it, which runs in a reader's browser.
It must never know a course: each book says what its cells need.
"""

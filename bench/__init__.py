"""The course's exercises and pages come in, in numbers that no test has time for.

Figures go out: what grading and building cost, beside the plain tools. It must never
change the course, or leave a file outside its temporary folder but its page of results.
"""

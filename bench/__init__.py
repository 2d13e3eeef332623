"""The course's own exercises and pages come in, at a size that no test has time for.
Figures go out: what grading and building cost here and with the plain tools. It must
never change the course, nor leave anything outside its temporary folder but its page.
"""

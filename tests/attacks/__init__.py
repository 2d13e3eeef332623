"""Attacks on the grading of exercise 1, each by a made-up learner."""

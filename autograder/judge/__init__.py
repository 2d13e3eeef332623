"""Judge the evidence in a process that never sees a learner's code."""

"""Fill the grade sheets of learning platforms."""

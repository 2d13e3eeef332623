"""Put a learner's answers into a fresh copy of the release notebook."""

assert len(layer_parameters) == 4, "one number for each of the four layers"
assert sum(layer_parameters) == 530433, "a little more than half a million"
assert list(layer_parameters) == [4608, 262656, 262656, 513]

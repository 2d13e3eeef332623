assert calories_5g is not None, "put the number into calories_5g"
assert calories_5g > 100, "the estimate is a little above 100 kcal"
np.testing.assert_allclose(calories_5g, 102.5)

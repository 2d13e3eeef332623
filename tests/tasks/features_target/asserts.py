table = datasets.concrete()
assert np.shape(X) == (1030, 8), "1030 rows and 8 features"
features = table.drop(columns="CompressiveStrength")
np.testing.assert_allclose(X, features, err_msg="X")
target = table["CompressiveStrength"]
np.testing.assert_allclose(np.ravel(y), target, err_msg="y")

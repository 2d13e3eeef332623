cereal = datasets.cereal()
columns = [cereal[name].to_numpy() for name in ("name", "sugars", "calories")]
assert most_surprising(*columns, 2.5, 90) == "Mueslix Crispy Blend"
names, sugars = np.array(["a", "b", "c"]), np.array([1.0, np.nan, 3.0])
calories = np.array([100.0, 500.0, 120.0])
assert most_surprising(names, sugars, calories, 2, 90) == "c", "leave out NaN"
sugars, calories = np.array([0.0, 1.0, 2.0]), np.array([10.0, 22.0, 24.0])
assert most_surprising(names, sugars, calories, 2, 10) == "b", "the first of two counts"

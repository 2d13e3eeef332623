inputs = ["sugars", "fiber", "protein"]
rows = datasets.cereal().dropna(subset=[*inputs, "calories"])
columns = np.column_stack([rows[inputs], np.ones(len(rows))])
found = np.linalg.lstsq(columns, rows["calories"], rcond=None)[0]
np.testing.assert_allclose(plane_w, found[:3], rtol=1e-3, err_msg="plane_w")
np.testing.assert_allclose(plane_b, found[3], rtol=1e-3, err_msg="plane_b")
off = np.mean(np.abs(rows[inputs].to_numpy() @ plane_w + plane_b - rows["calories"]))
assert round(off, 1) == 10.7, "the plane is off by 10.7 kcal on average"

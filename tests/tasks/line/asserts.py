known = datasets.cereal().dropna(subset=["sugars"])
w, b = np.polyfit(known["sugars"], known["calories"], 1)
np.testing.assert_allclose(w_fit, w, rtol=1e-3, err_msg="w_fit")
np.testing.assert_allclose(b_fit, b, rtol=1e-3, err_msg="b_fit")
off = np.mean(np.abs(w_fit * known["sugars"] + b_fit - known["calories"]))
assert round(off, 1) == 12.1, "the line is off by 12.1 kcal on average"

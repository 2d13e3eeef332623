assert concrete.count_params() == 530433
kernels = [weights.shape for weights in concrete.get_weights()[::2]]
assert kernels == [(8, 512), (512, 512), (512, 512), (512, 1)], "8 features, 3 x 512, 1"
X = np.linspace(-2, 2, 24).reshape(3, 8)
values = X
W1, b1, W2, b2, W3, b3, W4, b4 = concrete.get_weights()
for W, b in ((W1, b1), (W2, b2), (W3, b3)):
    values = np.maximum(values @ W + b, 0)
np.testing.assert_allclose(
    concrete.predict(X, verbose=0), values @ W4 + b4, rtol=1e-3, atol=1e-4
)

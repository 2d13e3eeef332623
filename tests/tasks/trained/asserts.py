steps = int(diabetes.optimizer.iterations)
assert steps >= 9300, "150 epochs of 62 steps"
p = np.clip(diabetes.predict(X_train, verbose=0).ravel(), 1e-7, 1 - 1e-7)
loss = -np.mean(np.where(y_train == 1, np.log(p), np.log(1 - p)))
share = y_train.mean()
dull = -share * np.log(share) - (1 - share) * np.log(1 - share)
assert loss < dull - 0.05, "the network has not learned"
right = (diabetes.predict(X_test, verbose=0).ravel() > 0.5) == y_test
np.testing.assert_allclose(
    held_out_accuracy, right.mean(), atol=0.003, err_msg="accuracy on X_test, y_test"
)

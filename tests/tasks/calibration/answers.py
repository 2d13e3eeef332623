# %% right: the chapter's way
def calibration(y, p, n_bins):
    place = np.floor(p * n_bins)
    place[p == 1] = n_bins - 1
    said = []
    came_true = []
    for k in np.unique(place):
        said.append(p[place == k].mean())
        came_true.append(y[place == k].mean())
    return np.array(said), np.array(came_true)

# %% right: edges, and lists
def calibration(y, p, n_bins):
    said, came_true = [], []
    for k in range(n_bins):
        inside = (p >= k / n_bins) & (p < (k + 1) / n_bins)
        if k == n_bins - 1:
            inside = p >= k / n_bins
        if inside.any():
            said.append(np.mean(p[inside]))
            came_true.append(np.mean(y[inside]))
    return said, came_true

# %% right: pandas
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    means = pd.DataFrame({"p": p, "y": y}).groupby(place).mean()
    return means["p"].to_numpy(), means["y"].to_numpy()

# %% right: digitize
def calibration(y, p, n_bins):
    edges = np.arange(1, n_bins) / n_bins
    place = np.digitize(p, edges)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([y[place == k].mean() for k in bins])

# %% right: weighted bincount
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    counts = np.bincount(place, minlength=n_bins)
    held = counts > 0
    said = np.bincount(place, weights=p, minlength=n_bins)[held] / counts[held]
    true = np.bincount(place, weights=y, minlength=n_bins)[held] / counts[held]
    return np.stack([said, true])

# %% wrong: the middle of each bin
# says: middle
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    return (bins + 0.5) / n_bins, np.array([y[place == k].mean() for k in bins])

# %% wrong: the lower edges
# says: lower edge
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    return bins / n_bins, np.array([y[place == k].mean() for k in bins])

# %% wrong: yes are counted
# says: counted
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([y[place == k].sum() for k in bins])

# %% wrong: sums
# says: sums
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    said = np.array([p[place == k].sum() for k in bins])
    return said, np.array([y[place == k].sum() for k in bins])

# %% wrong: divided by all rows
# says: all rows
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([y[place == k].sum() / len(y) for k in bins])

# %% wrong: the other order
# says: changed places
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return np.array([y[place == k].mean() for k in bins]), said

# %% wrong: the share of right answers
# says: right answers
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    right = (p > 0.5) == y
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([right[place == k].mean() for k in bins])

# %% wrong: the share of no
# says: share of no
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([np.mean(y[place == k] == 0) for k in bins])

# %% wrong: an edge falls into the bin below
# says: below it
def calibration(y, p, n_bins):
    said, came_true = [], []
    for k in range(n_bins):
        inside = (p > k / n_bins) & (p <= (k + 1) / n_bins)
        if k == 0:
            inside = p <= 1 / n_bins
        if inside.any():
            said.append(np.mean(p[inside]))
            came_true.append(np.mean(y[inside]))
    return said, came_true

# %% wrong: a probability of 1 is in no bin
# says: no bin
def calibration(y, p, n_bins):
    said, came_true = [], []
    for k in range(n_bins):
        inside = (p >= k / n_bins) & (p < (k + 1) / n_bins)
        if inside.any():
            said.append(np.mean(p[inside]))
            came_true.append(np.mean(y[inside]))
    return said, came_true

# %% wrong: empty bins are nan
# says: nan
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    said = np.array([p[place == k].mean() for k in range(n_bins)])
    return said, np.array([y[place == k].mean() for k in range(n_bins)])

# %% wrong: empty bins are 0
# says: as 0
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    said, came_true = np.zeros(n_bins), np.zeros(n_bins)
    for k in np.unique(place):
        said[k], came_true[k] = p[place == k].mean(), y[place == k].mean()
    return said, came_true

# %% wrong: bins with equally many rows
# says: equally many
def calibration(y, p, n_bins):
    parts = np.array_split(np.argsort(p), n_bins)
    parts = [part for part in parts if len(part)]
    said = np.array([p[part].mean() for part in parts])
    return said, np.array([y[part].mean() for part in parts])

# %% wrong: no upper edge
# says: upper edge
def calibration(y, p, n_bins):
    rows = [p >= k / n_bins for k in range(n_bins)]
    said = [p[row].mean() for row in rows if row.any()]
    return said, [y[row].mean() for row in rows if row.any()]

# %% wrong: from the top
# says: highest bin
def calibration(y, p, n_bins):
    place = np.minimum((p * n_bins).astype(int), n_bins - 1)
    bins = np.unique(place)[::-1]
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([y[place == k].mean() for k in bins])

# %% wrong: five bins, as in the chapter
# says: `n_bins` is typed in|5
def calibration(y, p, n_bins):
    place = np.minimum((p * 5).astype(int), 4)
    bins = np.unique(place)
    said = np.array([p[place == k].mean() for k in bins])
    return said, np.array([y[place == k].mean() for k in bins])

# %% trick: the whole table as one bin
# says: `n_bins` is typed in|`said`
def calibration(y, p, n_bins):
    return [np.mean(p)], [np.mean(y)]

# %% raises: a place of its own kind
# says: stopped with IndexError
def calibration(y, p, n_bins):
    place = np.floor(p * n_bins)
    said = np.zeros(n_bins)
    for k, one in zip(place, p):
        said[k] = one
    return said, said

# %% untouched: the stub
# task: calibration
def calibration(y, p, n_bins):
    pass  # your answer

# %% right: the chapter's way
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return len(losses), best

# %% right: a counter
def early_stopping(losses, patience):
    least, best, waited, epoch = np.inf, 0, 0, 0
    for loss in losses:
        epoch += 1
        if loss < least:
            least, best, waited = loss, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return epoch, best

# %% right: argmin of what ran
def early_stopping(losses, patience):
    for n in range(1, len(losses) + 1):
        best = np.argmin(losses[:n]) + 1
        if n - best >= patience:
            return n, best
    return n, best

# %% right: a while loop, and an array
def early_stopping(losses, patience):
    n, best = 1, 1
    while n < len(losses) and n - best < patience:
        n = n + 1
        if losses[n - 1] < losses[best - 1]:
            best = n
    return np.array([n, best])

# %% right: running minimum
def early_stopping(losses, patience):
    so_far = np.minimum.accumulate(losses)
    best = [int(np.flatnonzero(losses == low)[0]) + 1 for low in so_far]
    stops = [n for n, b in enumerate(best, 1) if n - b == patience]
    n = stops[0] if stops else len(losses)
    return [n, best[n - 1]]

# %% wrong: one epoch too long
# says: too long
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best > patience:
            return epoch, best
    return len(losses), best

# %% wrong: one epoch too soon
# says: too soon
def early_stopping(losses, patience):
    best, waited = 1, 0
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1] or epoch == 1:
            best, waited = epoch, 0
            continue
        waited += 1
        if waited >= patience - 1:
            return epoch, best
    return len(losses), best

# %% wrong: the counter is never set back
# says: together
def early_stopping(losses, patience):
    best, waited = 1, 0
    for epoch in range(2, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return epoch, best
    return len(losses), best

# %% wrong: compared with the epoch before
# says: epoch before
def early_stopping(losses, patience):
    best, waited = 1, 0
    for epoch in range(2, len(losses) + 1):
        if losses[epoch - 1] < losses[epoch - 2]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return epoch, best
    return len(losses), best

# %% wrong: a tie is progress
# says: equals
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] <= losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return len(losses), best

# %% wrong: it never stops
# says: never stops|no effect
def early_stopping(losses, patience):
    return len(losses), int(np.argmin(losses)) + 1

# %% wrong: the first rise
# says: first epoch without
def early_stopping(losses, patience):
    for epoch in range(1, len(losses)):
        if losses[epoch] >= losses[:epoch].min():
            return epoch + 1, epoch
    return len(losses), len(losses)

# %% wrong: the least of all losses
# says: never ran
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, int(np.argmin(losses)) + 1
    return len(losses), best

# %% wrong: counted from 0
# says: from 0
def early_stopping(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return len(losses) - 1, best

# %% wrong: the best counted from 0
# says: from 0
def early_stopping(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best == patience:
            return epoch + 1, best
    return len(losses), best

# %% wrong: the last is the best
# says: last epoch
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, epoch
    return len(losses), len(losses)

# %% wrong: patience epochs back, always
# says: before the last
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, epoch - patience

# %% wrong: the other order
# says: changed places
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(losses)

# %% wrong: the least loss
# says: loss itself
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, losses[best - 1]
    return len(losses), losses[best - 1]

# %% wrong: the number of epochs alone
# says: 2 are needed
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch
    return len(losses)

# %% trick: the example written in
# says: typed in|example
def early_stopping(losses, patience):
    return 5, 3

# %% raises: one place too far
# says: stopped with IndexError
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch] < losses[best]:
            best = epoch
    return epoch, best

# %% untouched: the stub
# task: early_stopping
def early_stopping(losses, patience):
    pass  # your answer

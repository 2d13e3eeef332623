import numpy as np
def neuron(x,w,b):
    return w*np.asarray(x)+b

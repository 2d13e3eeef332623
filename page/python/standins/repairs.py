"""Small repairs of Keras's NumPy backend, made when it has been imported."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, MutableMapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from standins.empty import Part


def repair() -> None:
    """Make what a page needs work without threads, SciPy and h5py."""
    from keras.src import backend
    from keras.src.backend.common import dtypes
    from keras.src.backend.numpy import math as numpy_math
    from keras.src.backend.numpy import nn, numpy
    from keras.src.backend.numpy.trainer import NumpyTrainer
    from keras.src.layers.layer import Layer
    from keras.src.metrics.reduction_metrics import Mean
    from keras.src.saving import saving_lib
    from keras.src.utils import module_utils

    import keras_fit

    # Where it is true, `predict` starts a thread for its callbacks.
    backend.IS_THREAD_SAFE = False
    # GELU needs SciPy's error function, of all things.
    scipy = Part("scipy")
    scipy.special = Part("scipy.special")
    scipy.special.erf = erf
    module_utils.scipy = nn.scipy = numpy_math.scipy = scipy
    # Weights are saved in NumPy's format, and not in HDF5; files in that format, which
    # a page can't read, say so.
    store = saving_lib.NpzIOStore
    store.close, store.get = _write_arrays(store.close), _read_arrays
    saving_lib.save_model.__defaults__ = ("npz", True)
    module_utils.jax.module, module_utils.jax._available = None, False
    module_utils.h5py.module, module_utils.h5py._available = Part("h5py"), True
    # NumPy warns of what these two reckon with; TensorFlow doesn't.
    nn.sigmoid = _quiet(nn.sigmoid)
    numpy.divide_no_nan = _quiet(numpy.divide_no_nan)
    # Numbers of 64 bits stay so, as they do with TensorFlow.
    dtypes.BIT64_TO_BIT32_DTYPE |= {"int64": "int64", "float64": "float64"}
    # Its sum takes no list, such as that of the losses of regularizers.
    total = numpy.sum
    numpy.sum = lambda x, *axis, **options: total(np.asarray(x), *axis, **options)
    # Layers and metrics return arrays; what they return with TensorFlow has `numpy()`.
    Layer.__call__ = _giving(Layer.__call__, Tensor)
    Mean.result = _giving(Mean.result, Tensor)
    NumpyTrainer.predict = _giving(NumpyTrainer.predict, np.ndarray)
    keras_fit.install()


class Tensor(np.ndarray):
    """An array that a layer or a metric returned."""

    def numpy(self) -> NDArray[np.generic]:
        """Return a plain array."""
        return np.asarray(self)


def _giving(
    function: Callable[..., object], kind: type[NDArray[np.generic]]
) -> Callable[..., object]:
    """Return a function whose arrays are of another class."""

    @functools.wraps(function)
    def giving(*args: object, **options: object) -> object:
        made = function(*args, **options)
        is_array = isinstance(made, (np.ndarray, np.generic))
        return np.asarray(made).view(kind) if is_array else made

    return giving


def _quiet(function: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(function)
    def quiet(*args: object) -> object:
        with np.errstate(all="ignore"):
            return function(*args)

    return quiet


class Store(Protocol):
    """Keras's store of a model's weights, in NumPy's format."""

    mode: str
    contents: MutableMapping[str, object]


def _write_arrays(close: Callable[[Store], None]) -> Callable[[Store], None]:
    """Write each array by itself: NumPy refuses to read Keras's dicts of them."""

    def write(self: Store) -> None:
        for path, held in [*self.contents.items()] if self.mode == "w" else []:
            if isinstance(held, dict):
                arrays = {f"{path}|{name}": array for name, array in held.items()}
                del self.contents[path]
                self.contents.update(arrays)
        close(self)

    return write


def _read_arrays(self: Store, path: str) -> dict[str, object]:
    start = f"{path or '__root__'}|"
    names = [name for name in self.contents if name.startswith(start)]
    return {name[len(start) :]: self.contents[name] for name in names}


_erf = np.frompyfunc(math.erf, 1, 1)


def erf(x: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the error function of each number."""
    x = np.asarray(x)
    return np.asarray(_erf(x), dtype=x.dtype)

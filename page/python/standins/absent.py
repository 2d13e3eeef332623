"""What a page can't do, in one sentence: it is no mistake of the reader's."""

from __future__ import annotations

# Libraries that many know, so that a misspelt name still is a misspelt name.
ABSENT = frozenset(
    {
        *(
            "IPython",
            "cv2",
            "google",
            "h5py",
            "ipywidgets",
            "jax",
            "lightgbm",
            "ml_dtypes",
        ),
        *("optree", "plotly", "requests", "scipy", "seaborn", "sklearn", "statsmodels"),
        *("tensorboard", "tensorflow", "tf_keras", "theano", "torch", "transformers"),
        *("xgboost",),
    }
)


class NotInPage(ModuleNotFoundError, NotImplementedError):  # noqa: N818
    """Something that works on a computer is not available in the page."""

    __module__ = "builtins"  # so that a traceback shows the bare name


def not_in_page(what: str, name: str | None = None) -> NotInPage:
    """Return the error that says so of `what`."""
    return NotInPage(f"{what} is not available in the page: open in Colab.", name=name)

"""How cells run while the book is built; a reader's own notebooks are not touched."""

c = get_config()  # noqa: F821  (IPython puts it here)

c.InlineBackend.figure_formats = {"svg"}
# Without a date, the same figure gives the same bytes on every build.
c.InlineBackend.print_figure_kwargs = {
    "bbox_inches": "tight",
    "metadata": {"Date": None},
}
c.HistoryManager.enabled = False

"""What counts as the words of a picture."""

PICTURES = {".gif", ".jpg", ".jpeg", ".png", ".svg", ".webp"}


def is_words(text: str) -> bool:
    """Tell a description from a file name or from what `repr` says of an object."""
    text = text.strip()
    is_file = any(text.lower().endswith(suffix) for suffix in PICTURES)
    return bool(text) and not is_file and not text.startswith("<")

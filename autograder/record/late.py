"""What nbgrader's plugin takes off for a late notebook."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.errors import CourseError


@dataclass(frozen=True, slots=True)
class Late:
    """How late a notebook was.

    Attributes:
        seconds: after the due date, extensions included; 0 if in time.
        penalty: points that are taken off.
    """

    seconds: float = 0.0
    penalty: float = 0.0


class LatePenalties:
    """Takes points off by nbgrader's own step, with the course's settings."""

    def __init__(self, settings: Path | None = None) -> None:
        """Read the settings.

        Args:
            settings: the course's own settings for nbgrader; None if it has none.

        Raises:
            CourseError: the file cannot be read.
        """
        self._folder = settings.parent if settings else None
        self._config = Config()
        if settings is not None:
            loader = PyFileConfigLoader(settings.name, path=str(settings.parent))
            # The file is a program: it may raise anything.
            try:
                with self._importable():
                    self._config = loader.load_config()
            except Exception as error:
                raise CourseError(f"{settings.name}: {error}") from error

    def assign(self, book: Gradebook, student: str, slug: str, name: str) -> Late:
        """Take off what the plugin says; nothing if the notebook was in time.

        Args:
            book: the gradebook, with everything committed.
            student: the learner's name in the gradebook.
            slug: the assignment.
            name: its notebook.
        """
        submission = book.find_submission(slug, student)
        notebook = book.find_submission_notebook(name, slug, student)
        late = submission.total_seconds_late
        if not late:
            if notebook.late_submission_penalty is not None:
                notebook.late_submission_penalty = None
                book.db.commit()
            return Late()
        place = {"assignment": slug, "notebook": name, "student": student}
        url = book.engine.url.render_as_string(hide_password=False)
        with self._importable():
            step = AssignLatePenalties(config=self._config)
            step.log.disabled = True  # it would write into the terminal's progress bar
            step.preprocess(new_notebook(), {"nbgrader": {**place, "db_url": url}})
        book.db.expire_all()
        return Late(late, float(notebook.late_submission_penalty or 0.0))

    @contextmanager
    def _importable(self) -> Iterator[None]:
        """Find a plugin beside the settings, as nbgrader's own commands do."""
        if self._folder is None:
            yield
            return
        sys.path.insert(0, str(self._folder))
        try:
            yield
        finally:
            sys.path.remove(str(self._folder))

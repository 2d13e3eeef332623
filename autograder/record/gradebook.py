"""Open a gradebook, and write the settings by which nbgrader's commands find it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from nbgrader.api import Base, Gradebook, InvalidEntry
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from autograder.errors import RecordError
from autograder.files import HALF

# How long a database may take for a connection, a lock or a statement.
LOCK_SECONDS = 30
CONFIG = '''"""Settings for nbgrader, written by `autograder grade`."""
from pathlib import Path

c = get_config()  # noqa: F821
{course}c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.db_url = {db_url}
# What a learner's cell printed must not run as a script on the grader's machine.
c.HTMLExporter.sanitize_html = True
'''


def _not_reported_anyway(entry: logging.LogRecord) -> bool:
    """Whether to log it: not a traceback of an error that the grader reports itself."""
    return not entry.getMessage().startswith("Rolling back session")


def absolute(db_url: str) -> str:
    """Return the address of a gradebook, the same from every working folder."""
    if not db_url:
        return ""
    try:
        url = make_url(db_url)
    except ArgumentError as error:
        raise RecordError(
            "--db takes an address such as sqlite:////home/me/grades.db."
        ) from error
    if url.drivername == "postgresql":
        # The driver that the course's lock and its extra `postgres` install.
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(Path(url.database).resolve()))
    return url.render_as_string(hide_password=False)


def settings_text(db_url: str, course: Path | None) -> str:
    """Return the text of the settings file for nbgrader's own commands.

    Args:
        db_url: address of the gradebook; empty for the one in the run's folder.
        course: the course's own settings, which are read first; None if it has none.
    """
    return CONFIG.format(db_url=_db_setting(db_url), course=_include(course))


def _db_setting(db_url: str) -> str:
    """Return the gradebook's address as Python code for nbgrader's settings."""
    if not db_url:
        return 'f"sqlite:///{Path(__file__).resolve().parents[1]}/gradebook.db"'
    if make_url(db_url).password:
        # A password must not be in a file.
        return '__import__("os").environ["NBGRADER_DB_URL"]'
    return repr(db_url)


def _include(settings: Path | None) -> str:
    """Return the lines of nbgrader's settings that read the course's own first."""
    if settings is None:
        return ""
    name, folder = settings.name, str(settings.parent.resolve())
    lines = "import sys", f"sys.path.insert(0, {folder!r})"
    return "\n".join([*lines, f"load_subconfig({name!r}, path={folder!r})", ""])


def open_gradebook(db_url: str) -> Gradebook:
    """Open the gradebook at an address.

    Raises:
        RecordError: it cannot be opened.
    """
    with _opening():
        return _open(_limited(absolute(db_url)))


def open_file(file: Path) -> Gradebook:
    """Open the gradebook in a file; make it if it does not exist.

    Raises:
        RecordError: it cannot be opened.
    """
    # nbgrader leaves a half-made file that would hide the reason next time: a new
    # gradebook gets its name when it is complete.
    begun = file.with_name(f"{HALF}{file.name}")
    try:
        with _opening():
            if not file.exists():
                begun.unlink(missing_ok=True)
                _open(f"sqlite:///{begun.resolve()}").close()
                begun.replace(file)
            return _open(f"sqlite:///{file.resolve()}")
    finally:
        begun.unlink(missing_ok=True)


def _limited(db_url: str) -> str:
    """Return an address whose database gives up what it waits for (SQLite does)."""
    url = make_url(db_url)
    if url.get_backend_name() != "postgresql":
        return db_url
    limits = f"-c lock_timeout={LOCK_SECONDS}s -c statement_timeout={LOCK_SECONDS}s"
    url = url.update_query_dict(
        {
            "connect_timeout": f"{LOCK_SECONDS}",
            "tcp_user_timeout": f"{LOCK_SECONDS * 1000}",
            "options": " ".join([*url.normalized_query.get("options", ()), limits]),
        }
    )
    return url.render_as_string(hide_password=False)


def _open(db_url: str) -> Gradebook:
    """Open a gradebook whose address is complete; an empty one gets its tables first.

    nbgrader would begin one with a program of its own, which takes a second more and
    answers a Ctrl-C with a traceback.
    """
    engine, versions = create_engine(db_url), ScriptDirectory(ALEMBIC_DIR)
    try:
        with engine.begin() as connection:
            if not inspect(connection).get_table_names():
                Base.metadata.create_all(connection)
                MigrationContext.configure(connection).stamp(versions, "head")
            version = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    if version != versions.get_current_head():
        raise RecordError(
            "another version of nbgrader made this gradebook; in its folder, run "
            "`nbgrader db upgrade`, then the same command again."
        )
    return Gradebook(db_url)


@contextmanager
def answering(then: str = "run the same command again") -> Iterator[None]:
    """Use a gradebook as long as the block runs.

    Raises:
        RecordError: it does not answer.
    """
    try:
        yield
    except (SQLAlchemyError, InvalidEntry) as error:
        raise RecordError(
            f"the gradebook does not answer ({type(error).__name__}); repair it, "
            f"then {then}."
        ) from error


@contextmanager
def _opening() -> Iterator[None]:
    """Turn whatever nbgrader raises into an error that says what to do."""
    logging.getLogger("tornado.application").addFilter(_not_reported_anyway)
    try:
        yield
    except RecordError:
        raise
    except ModuleNotFoundError as error:
        raise RecordError(
            f"this gradebook needs the library `{error.name}`; install it, for "
            "PostgreSQL with `pip install 'psycopg[binary]'`."
        ) from error
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RecordError(
            f"the gradebook cannot be opened ({reason}); check --db, or leave it out."
        ) from error

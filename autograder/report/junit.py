"""The verdicts as JUnit XML, which CI systems and editors show as tests."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET  # only written here, never read

from autograder.model import Graded
from autograder.run_records import Intake, Run
from autograder.totals import waits
from neurons.checks.model import Status, Verdict

# How each status is reported: as a failure, an error, a skipped test, or not at all.
ELEMENTS = {
    Status.PARTIAL: "failure",
    Status.WRONG: "failure",
    Status.RAISED: "failure",
    Status.TIMEOUT: "failure",
    Status.NOT_STARTED: "skipped",
    Status.NOT_JUDGED: "error",
}


def junit_xml(run: Run, graded: Iterable[Graded], intake: Intake) -> str:
    """Return one test suite for each notebook, one test for each of its tasks.

    A file that could not be read is a suite with one test, `readable`.

    Args:
        run: the run.
        graded: every graded notebook.
        intake: what was submitted; a missing notebook is a skipped test.

    Returns:
        The XML document as text.
    """
    root = ET.Element("testsuites", name="autograder")
    for one in graded:
        suite = _suite(root, one.assignment, one.student)
        if one.unreadable:
            _unreadable(suite, one)
        else:
            for verdict in one.verdicts:
                _case(suite, one, verdict)
        _count(suite)
    slugs = {text.slug for text in run.assignments}
    for student, slug in sorted(intake.missing):
        if slug in slugs:
            suite = _suite(root, slug, student)
            case = ET.SubElement(suite, "testcase", name="handed in", time="0")
            case.set("classname", f"{slug}.{legal(student)}")
            ET.SubElement(case, "skipped", message="not handed in")
            _count(suite)
    _count(root)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, slug: str, student: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=f"{slug}/{legal(student)}")


def _case(suite: ET.Element, graded: Graded, verdict: Verdict) -> None:
    seconds = graded.seconds.get(verdict.task, 0.0)
    case = ET.SubElement(suite, "testcase", name=verdict.task, time=f"{seconds:.3f}")
    case.set("classname", f"{graded.assignment}.{legal(graded.student)}")
    element = ELEMENTS.get(verdict.status)
    if element is not None:
        message = legal(verdict.message)
        points = f"{verdict.points:g} of {verdict.max_points:g} points"
        reported = ET.SubElement(case, element, type=str(verdict.status))
        reported.set(
            "message", f"{points}: {message.splitlines()[0] if message else ''}"
        )
        reported.text = message


def _unreadable(suite: ET.Element, graded: Graded) -> None:
    """Report a file that is no notebook: an error, or a failure if it counts 0."""
    case = ET.SubElement(suite, "testcase", name="readable", time="0")
    case.set("classname", f"{graded.assignment}.{legal(graded.student)}")
    element = "error" if waits(graded) else "failure"
    reported = ET.SubElement(case, element, type="unreadable")
    reported.set("message", legal(graded.unreadable.split("\n")[0]))
    reported.text = legal(graded.unreadable)


def _count(suite: ET.Element) -> None:
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    for attribute, element in (
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        n_such = sum(case.find(element) is not None for case in cases)
        suite.set(attribute, str(n_such))
    suite.set("time", f"{sum(float(case.get('time', 0)) for case in cases):.3f}")


def legal(text: str) -> str:
    """Return a text without the characters that XML cannot contain."""
    return "".join(letter if _is_legal(ord(letter)) else "�" for letter in text)


def _is_legal(code: int) -> bool:
    return (
        code in {0x9, 0xA, 0xD}
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )

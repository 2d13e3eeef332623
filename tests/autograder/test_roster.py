"""Who is who by rosters of Canvas, of Moodle and of one's own."""

from datetime import datetime

import pytest

from autograder.errors import CourseError
from autograder.people import find_called
from autograder.roster import Counting, Roster
from support.platforms import CANVAS, MOODLE

pytestmark = pytest.mark.unit
SLUG = "01-single-neuron"
GRADES = """\
"First name","Last name","ID number","Email address","Assignment: Exercise 1 (Real)"
Ada,Byron,00123,ada@uni.example,-
明,李,00124,li@uni.example,-
Ольга,Іванова,00125,olga@uni.example,-
अमिता,शर्मा,00126,amita@uni.example,-
"""
PLAIN = """\
name,id,section,also
Ada Byron,00123,A,
Ada Byron,00124,B,
Zoë Ñandú,7,A,ilovecats;zoe
María del Mar García,8,A,
Max,12,B,
"""


def read(text, file="roster.csv"):
    return Roster.read(text.encode(), file)


def test_a_roster_of_each_platform_gives_names_ids_and_sections():
    canvas, moodle, own = read(CANVAS), read(GRADES), read(PLAIN)
    ada, *zoes = canvas.people
    assert (ada.name, ada.number, ada.id, ada.login, ada.section) == (
        *("Byron, Ada", "12345", "S1"),
        *("ada@uni.example", "Week A"),
    )
    assert [one.learner for one in zoes] == ["Ñandú, Zoë (12346)", "Ñandú, Zoë (12347)"]
    assert [(one.name, one.id) for one in moodle.people][:2] == [
        ("Ada Byron", "00123"),
        ("明 李", "00124"),
    ]
    assert [one.participant for one in read(MOODLE).people] == ["77", "78", "79"]
    assert [one.section for one in own.people] == ["A", "B", "A", "A", "B"]


def test_a_gradebook_of_canvas_with_the_parts_of_names_apart_names_people_too():
    text = CANVAS.replace("Student,", "LastName,FirstName,", 1)
    text = text.replace(", ", '","').replace("\n,", "\n,,").replace("ble,", "ble,,")
    assert [(one.name, one.number) for one in read(text).people] == [
        *(("Ada Byron", "12345"), ("Zoë Ñandú", "12346"), ("Zoë Ñandú", "12347")),
    ]


@pytest.mark.parametrize(
    ("text", "called", "learner"),
    [
        (CANVAS, "byronada_12345", "Byron, Ada"),
        (CANVAS, "kingada_12345", "Byron, Ada"),  # a changed name
        (CANVAS, "ñandúzoë_12347", "Ñandú, Zoë (12347)"),
        (CANVAS, "byronada_99999", "byronada_99999"),  # somebody else of that name
        (CANVAS, "zoe2", "Ñandú, Zoë (12347)"),
        (GRADES, "Ada Byron_77", "Ada Byron"),
        (GRADES, "李 明_78", "明 李"),
        (GRADES, "ольга-іванова", "Ольга Іванова"),
        (GRADES, "अमिता_शर्मा", "अमिता शर्मा"),
        (GRADES, "LI@uni.example", "明 李"),
        (PLAIN, "00123", "Ada Byron (00123)"),
        (PLAIN, "ilovecats", "Zoë Ñandú"),
        (PLAIN, "Garcíamaríadelmar_17", "María del Mar García"),
        (PLAIN, "zoe\u0308-n\u0303andu\u0301", "Zoë Ñandú"),  # a Mac's letters
        (PLAIN, "nobody", "nobody"),
    ],
)
def test_a_submission_gets_its_person_or_stays_as_it_is(text, called, learner):
    assert read(text).learners({called}) == {called: learner}


@pytest.mark.parametrize(
    ("text", "called", "may"),
    [
        (PLAIN, "Ada Byron_77", r"Ada Byron \(00123\) or Ada Byron \(00124\)"),
        (PLAIN, "123", r"Ada Byron \(00123\)"),  # a spreadsheet dropped the zeros
        (PLAIN, "Max_7", r"Zoë Ñandú \(7\) or Max \(12\)"),  # id and name disagree
    ],
)
def test_what_is_not_clear_ends_with_a_question_in_one_sentence(text, called, may):
    message = f"^`{called}` may be {may}: write `{called}` into a column `also` of ros"
    with pytest.raises(CourseError, match=message) as error:
        read(text).learners({called, "nobody"})
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            PLAIN.encode("cp1252"),
            r"not in UTF-8 \(line 4\).*could come out wrong",
        ),
        (PLAIN.encode("utf-16-le"), "not in UTF-8|UTF-16 without its mark"),
        (PLAIN.encode().decode("cp1252").encode(), "line 4 was encoded twice"),
        (b"PK\x03\x04", "is a workbook, not a CSV file"),
        (b"", "roster.csv is empty"),
        (b"name,id\n", "has nobody on it"),
        (b"name,id\nAda,1\nBo\n", "line 3 has 1 cells and the header 2"),
        (b"points,sum\n1,2\n", "no column that says who is who, such as name, id"),
        (b"name,id\nAda,1\nBo,1\n", "has the id '1' in 2 rows"),
        (b"name,email\nAda,a@b\nBo,A@B\n", "has the email 'A@B' in 2 rows|'a@b' in 2"),
        (
            b"name\nAda\nAda\n",
            "two people called Ada and nothing that tells",
        ),
        (b'name,id\n"Ada,1\n', "line 2: a quote is not closed"),
    ],
)
def test_a_bad_roster_is_refused_in_one_sentence(content, message):
    with pytest.raises(CourseError, match=message) as error:
        Roster.read(content, "roster.csv")
    assert error.value.exit_code == 2
    assert "\n" not in str(error.value)


def test_a_roster_in_utf_16_as_excel_saves_it_is_read():
    tabs = PLAIN.replace(",", "\t").encode("utf-16")
    assert Roster.read(tabs, "r.txt").people == read(PLAIN).people


def test_an_extension_gives_a_person_a_deadline_of_their_own():
    table = (
        "learner,assignment,until\n00124,01-single-neuron,2026-11-08T23:59:00+01:00\n"
    )
    roster = read(PLAIN).extended(table.encode(), "extensions.csv", [SLUG])
    counting = Counting(roster, due={SLUG: datetime(2026, 11, 1)})
    assert counting.deadline("Ada Byron (00124)", SLUG) == datetime(2026, 11, 8, 22, 59)
    assert counting.deadline("Ada Byron (00123)", SLUG) == datetime(2026, 11, 1)
    assert Counting().deadline("Max", SLUG) is None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "Zed,01-single-neuron,2026-11-08T23:59+01:00",
            "line 2: 'Zed' is not on",
        ),
        (
            "Ada Byron,01-single-neuron,2026-11-08T23:59Z",
            "may be several people",
        ),
        (
            "Max,99-more,2026-11-08T23:59Z",
            "no assignment '99-more'; there are",
        ),
        ("Max,01-single-neuron,soon", "until is 'soon'; write date, time and offset"),
        ("Max,01-single-neuron,2026-11-08T23:59", "write date, time and offset"),
        ("Max,01-single-neuron", "line 2 has 2 cells and the header 3"),
    ],
)
def test_a_bad_extension_is_refused_in_one_sentence(row, message):
    table = f"learner,assignment,until\n{row}\n"
    with pytest.raises(CourseError, match=message) as error:
        read(PLAIN).extended(table.encode(), "extensions.csv", [SLUG])
    assert error.value.exit_code == 2


def test_a_second_extension_and_a_table_without_its_columns_are_refused():
    twice = "learner,assignment,until\n" + "".join(
        f"Max,{SLUG},2026-11-0{day}T12:00Z\n" for day in (8, 9)
    )
    with pytest.raises(CourseError, match="a second extension for 01-single-neuron"):
        read(PLAIN).extended(twice.encode(), "e.csv", [SLUG])
    with pytest.raises(
        CourseError, match="needs the columns learner, assignment and u"
    ):
        read(PLAIN).extended(b"who,until\nMax,now\n", "e.csv", [SLUG])


def test_an_id_of_a_plain_roster_is_no_match_for_a_name_that_another_has():
    people, is_sure = find_called(read(PLAIN).people, "Max_12")
    assert is_sure and people[0].name == "Max"

"""Where the site is published, and what is wrong with an address."""

import pytest

from autograder.address import site_address
from autograder.errors import CourseError

pytestmark = pytest.mark.unit


def test_the_site_lies_where_github_publishes_it():
    address = site_address("https://github.com/Someone/course")
    assert address == "https://someone.github.io/course/"


@pytest.mark.parametrize(
    "address", ["", "github.com/a/b", "https://gitlab.com/a/b", "https://github.com/a"]
)
def test_an_address_of_another_form_is_refused_with_the_remedy(address):
    with pytest.raises(CourseError, match=r"write https://github\.com/OWNER/NAME"):
        site_address(address)

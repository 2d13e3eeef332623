"""The form that asks a network by the reader's own file."""

import pytest
from bs4 import BeautifulSoup

from theme.directives import own_network

pytestmark = pytest.mark.unit


def test_a_form_has_a_labeled_field_for_each_input():
    fields = [("water (kg/m³)", "200"), ("age (days)", "28")]
    html = own_network.form("mynet.py", fields, 'print("</script>", [VALUES])')
    (form,) = BeautifulSoup(html, "html.parser").select("form")
    labels = [label.get_text().strip() for label in form.select(".own-fields label")]
    assert labels == ["water (kg/m³)", "age (days)"]
    assert [box["value"] for box in form.select(".own-fields input")] == ["200", "28"]
    assert "\\u003c/script>" in form.script.string
    assert form.has_attr("hidden")


@pytest.mark.parametrize("text", ["water", "water = much", "= 3", ""])
def test_a_field_without_name_or_number_is_none(text):
    assert own_network.FIELD.fullmatch(text) is None


def test_a_field_is_read_with_its_unit():
    found = own_network.FIELD.fullmatch(" fly ash (kg/m³) = 0.5")
    assert (found["name"], found["value"]) == ("fly ash (kg/m³)", "0.5")

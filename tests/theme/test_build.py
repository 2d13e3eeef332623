"""The command that builds the book."""

import pytest

from theme.build import main

pytestmark = pytest.mark.unit


def test_help_says_what_the_command_does(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    assert "Build the book strictly" in capsys.readouterr().out

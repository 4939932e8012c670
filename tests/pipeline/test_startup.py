"""Loading libraries: one that is missing is told, and the garbage collector is left as it was."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from pipeline.paths import ROOT
from pipeline.startup import many_imports, told_what_to_install


@pytest.fixture(autouse=True)
def collector():
    yield
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_within():
    with many_imports():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    with many_imports():
        pass
    assert not gc.isenabled()


def test_it_is_on_again_after_an_import_that_fails():
    with pytest.raises(ModuleNotFoundError), many_imports():
        import no_such_module  # noqa: F401
    assert gc.isenabled()


@pytest.mark.parametrize("arguments", [["run"], ["read", "-"], ["--help"]], ids=" ".join)
def test_without_the_libraries_one_line_says_what_to_do(arguments):
    # -S leaves out installed packages, as a Python outside the virtual environment has none of ours.
    command = [sys.executable, "-S", str(ROOT / "etl.py"), *arguments]
    done = subprocess.run(command, input="", capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "run `make setup`, then `.venv/bin/python etl.py …`" in done.stderr


def test_a_missing_library_is_named_and_ends_with_2(capsys):
    with pytest.raises(SystemExit) as ended, told_what_to_install(), many_imports():
        import no_such_module  # noqa: F401
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("etl.py: no_such_module is not installed: run `make setup`")
    assert gc.isenabled()


def test_other_errors_of_an_import_are_not_hidden():
    with pytest.raises(ImportError, match="no_such_name"), told_what_to_install():
        from pipeline.paths import no_such_name  # noqa: F401

"""Loading libraries leaves the garbage collector as it was."""

from __future__ import annotations

import gc

import pytest

from pipeline.startup import many_imports


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

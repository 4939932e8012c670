"""Text files are read exactly as they are, and refused with the place where they are wrong."""

from __future__ import annotations

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.texts import decode, read_text, sha256, write_text


def test_line_ends_stay_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\n")
    assert read_text(path) == "one\r\ntwo\n"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone")
    assert read_text(path) == "one"


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.txt is empty"):
        read_text(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file"):
        read_text(tmp_path / "nowhere.txt")


def test_a_folder_is_no_text(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path)


def test_a_wrong_byte_is_named_with_its_offset_and_line():
    with pytest.raises(InputError, match=r"byte 0xe9 at offset 9, line 2\. Save it as UTF-8"):
        decode(b"one\ntwo t\xe9 three", "a.txt")


def test_a_text_cut_within_a_character_is_told_from_a_wrong_byte():
    with pytest.raises(InputError, match="ends within a character, at byte 3: it was cut off"):
        decode("abcé".encode()[:-1], "a.txt")


def test_utf_16_is_told():
    with pytest.raises(InputError, match="is in UTF-16"):
        decode("text".encode("utf-16"), "a.txt")


def test_nul_is_refused():
    with pytest.raises(InputError, match="NUL at byte 2"):
        decode(b"ab\0", "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_text_comes_back(text):
    assert decode(text.encode(), "a.txt") == text


def test_the_hash_is_that_of_the_file():
    assert sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"No space left on device\. Nothing was changed"):
        write_text(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"

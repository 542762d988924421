from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.render.pptx import archive
from deckgen.render.pptx.archive import MOST, deflate

NAMES = st.from_regex(r"[a-zA-Z/\[\]_.]{1,40}\.(xml|png|jpeg|xlsx|fntdata)", fullmatch=True)


@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=2000), st.booleans()), max_size=20))
def test_it_is_what_the_standard_library_writes(members: dict[str, tuple[bytes, bool]]) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as other:
        for name, (data, _) in members.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            stored = name.endswith(archive.COMPRESSED)
            other.writestr(entry, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, archive.LEVEL)
    own = archive.zipped((name, data, deflate(data) if packed else None) for name, (data, packed) in members.items())
    assert own == written.getvalue()


@pytest.mark.slow
def test_more_members_than_the_first_zip_files_had_are_read() -> None:
    written = archive.zipped((f"{number}.png", b"", None) for number in range(MOST + 1))
    with zipfile.ZipFile(BytesIO(written)) as read:
        assert len(read.infolist()) == MOST + 1
        assert read.testzip() is None
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archived:
        for number in range(MOST + 1):
            entry = zipfile.ZipInfo(f"{number}.png")
            entry.create_system = 3
            archived.writestr(entry, b"")
    assert written[-98:] == other.getvalue()[-98:]


def test_what_is_deflated_already_is_taken_as_it_is() -> None:
    packed = zlib.compress(b"data", 9, -zlib.MAX_WBITS)
    written = archive.zipped([("font.fntdata", b"data", packed)])
    assert packed in written

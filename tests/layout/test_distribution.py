from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckgen.layout.distribution import column_widths, in_parts

WIDTHS = st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 5000)), min_size=1, max_size=8)
HEIGHTS = st.lists(st.integers(1, 100), min_size=1, max_size=60)


@given(WIDTHS, st.integers(0, 5000))
def test_widths_fill_the_table_and_none_is_less_than_its_least(columns: list[tuple[int, int]], spare: int) -> None:
    least = [need for need, _ in columns]
    total = sum(least) + spare
    widths = column_widths(least, [need + more for need, more in columns], total)
    assert sum(widths) == total
    assert all(width >= need for width, need in zip(widths, least, strict=True))


@given(WIDTHS, st.integers(0, 5000))
def test_where_there_is_room_for_all_each_gets_what_it_wants(columns: list[tuple[int, int]], spare: int) -> None:
    wanted = [need + more for need, more in columns]
    widths = column_widths([need for need, _ in columns], wanted, sum(wanted) + spare)
    assert all(width >= want for width, want in zip(widths, wanted, strict=True))


def test_a_short_column_stays_whole_beside_long_ones() -> None:
    widths = column_widths([50, 50, 50], [100, 800, 400], 600)
    assert widths[0] == 100
    assert widths[1] > widths[2] > 50


def test_what_none_wants_goes_to_all_in_proportion() -> None:
    assert column_widths([10, 20], [100, 200], 600) == [200, 400]


@given(HEIGHTS, st.integers(100, 300))
def test_parts_hold_every_row_once_in_order_and_fit(heights: list[int], room: int) -> None:
    parts = in_parts(heights, room)
    assert [h for part in parts for h in heights[part]] == heights
    assert all(sum(heights[part]) <= room for part in parts)


@given(HEIGHTS, st.integers(100, 300))
def test_parts_are_as_few_as_can_be(heights: list[int], room: int) -> None:
    parts = in_parts(heights, room)
    # Each part but the last was closed because the next row no longer fitted, in the fullest way to part them.
    fewest, y = 1, 0
    for h in heights:
        fewest, y = (fewest + 1, h) if y + h > room else (fewest, y + h)
    assert len(parts) == fewest


def test_parts_are_of_like_height() -> None:
    sizes = [part.stop - part.start for part in in_parts([10] * 13, 60)]
    assert sizes == [5, 5, 3]

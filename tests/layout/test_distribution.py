from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckgen.layout.distribution import column_widths, in_columns, in_pieces, table_widths
from deckgen.units import inch

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
    pieces = in_pieces(heights, room)
    assert [h for piece in pieces for h in heights[piece]] == heights
    assert all(sum(heights[piece]) <= room for piece in pieces)


@given(HEIGHTS, st.integers(100, 300))
def test_parts_are_as_few_as_can_be(heights: list[int], room: int) -> None:
    pieces = in_pieces(heights, room)
    # Each piece but the last was closed because the next row no longer fitted, in the fullest way to piece them.
    fewest, y = 1, 0
    for h in heights:
        fewest, y = (fewest + 1, h) if y + h > room else (fewest, y + h)
    assert len(pieces) == fewest


def test_parts_are_of_like_height() -> None:
    sizes = [piece.stop - piece.start for piece in in_pieces([10] * 13, 60)]
    assert sizes == [5, 5, 3]


@given(
    st.lists(st.integers(1, 100), min_size=1, max_size=30), st.integers(1, 6), st.integers(50, 400), st.integers(1, 9)
)
def test_columns_hold_all_in_order_none_too_high(heights: list[int], columns: int, room: int, most: int) -> None:
    pieces = in_columns(heights, columns, room, most)
    if pieces is None:
        return
    assert [i for piece in pieces for i in range(len(heights))[piece]] == list(range(len(heights)))
    assert len(pieces) <= columns
    assert max(sum(heights[piece]) for piece in pieces) <= room
    assert max(len(heights[piece]) for piece in pieces) <= most


def test_columns_are_as_even_as_can_be() -> None:
    assert in_columns([10] * 5, 2, 100, 5) == [slice(0, 3), slice(3, 5)]
    assert in_columns([10] * 11, 2, 100, 5) is None
    assert in_columns([10, 120], 2, 100, 5) is None


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(40, 100), st.integers(20, 40))
def test_the_last_piece_may_have_a_lower_box(heights: list[int], room: int, last: int) -> None:
    pieces = in_pieces(heights, room, last)
    sums = [sum(heights[piece]) for piece in pieces]
    assert [h for piece in pieces for h in heights[piece]] == heights
    assert all(heights[piece] for piece in pieces)
    assert max(sums) <= room
    assert sums[-1] <= last or pieces[-1].stop - pieces[-1].start == 1


def test_a_closed_column_keeps_to_its_content_and_twins_are_alike() -> None:
    widths = table_widths([100, inch(1), 300, 200], [5000, inch(1), 9000, 400], inch(9), [1], [2, 3])
    assert sum(widths) == inch(9)
    assert widths[1] == inch(1.3)
    assert abs(widths[2] - widths[3]) <= 2


def test_twins_and_closed_columns_give_way_where_there_is_no_room() -> None:
    assert table_widths([400, 500], [400, 500], 1000, [1], []) == [400, 600]
    assert table_widths([400, 500], [900, 500], 1000, [1], []) == [500, 500]
    assert table_widths([400, 500], [400, 500], 1000, [0, 1], []) == column_widths([400, 500], [400, 500], 1000)
    assert table_widths([700, 200], [700, 200], 1000, [], [0, 1]) == column_widths([700, 200], [700, 200], 1000)

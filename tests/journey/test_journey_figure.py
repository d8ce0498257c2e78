"""The journey's pictures: artists stand where the numbers say, and every picture has its words."""

import numpy as np
import pytest

from widgets.content import load_languages, load_strings
from widgets.journey.figure import CurveFigure, CurveLabels, Lanes, LanesFigure, Pass
from widgets.journey.spread import BAND_STARTS, WIDE, calc_spread, find_band
from widgets.render import Picture, Table, draw_svg
from widgets.theme import SHADES, SHAPES, Shade, shade
from widgets.trajectory import PLANS, Params, simulate

BANDS = ("minimal", "mild", "moderate", "moderately severe", "severe")
PEOPLE = (("person", "Dana"), ("therapist", "Therapist"), ("prescriber", "Psychiatrist"))


def make_spread(plan: str = "both", n: int = 2000):
    result = simulate(PLANS[plan], Params(), np.random.default_rng(1), n)
    return result, calc_spread(result, PLANS[plan])


def test_the_hundred_dots_are_the_group_in_small():
    result, spread = make_spread()
    for week in (0, 8, 52):
        share = (result.score[:, week] < 5).mean()
        dots = (spread.dots[week] < 5).sum()
        assert abs(dots - 100 * share) <= 1
        assert (np.diff(spread.dots[week]) >= 0).all()


def test_the_bands_hold_the_people_they_say():
    result, spread = make_spread(n=10_000)
    inside = (result.score[:, 20] >= spread.wide[0, 20]) & (
        result.score[:, 20] <= spread.wide[1, 20]
    )
    assert WIDE / 100 <= inside.mean() <= WIDE / 100 + 0.15  # whole scores: ties fall inside
    assert (spread.wide[0] <= spread.half[0]).all() and (spread.half[1] <= spread.wide[1]).all()
    assert (spread.half[0] <= spread.middle).all() and (spread.middle <= spread.half[1]).all()


def test_remission_is_never_more_common_than_response_after_a_start_of_ten_or_more():
    _, spread = make_spread()
    assert (spread.remission <= spread.response).all()


def test_the_person_stays_near_the_middle_and_within_the_scale():
    _, spread = make_spread()
    assert np.abs(spread.person - spread.middle).mean() < 2
    assert ((spread.person >= 0) & (spread.person <= 27)).all()


@pytest.mark.parametrize("plan", ["therapy_first", "wait"])
def test_where_a_plan_adds_a_treatment_the_person_is_one_who_got_it(plan):
    _, spread = make_spread(plan)
    assert spread.person[12] > spread.person[0] / 2


def test_a_path_without_medicine_has_no_count_of_side_effects():
    assert make_spread("wait")[1].side_effect is None
    assert make_spread("both")[1].side_effect > 30


@pytest.mark.parametrize(
    ("score", "band"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3), (20, 4), (27, 4)]
)
def test_a_score_falls_in_its_published_band(score, band):
    assert find_band(score) == band
    assert BAND_STARTS[band] <= score


def test_the_curve_draws_the_numbers_it_was_given():
    _, spread = make_spread()
    figure = CurveFigure(CurveLabels(BANDS, "Week", "PHQ-9"))
    figure.update(spread)
    middle, person = figure.axes.get_lines()
    assert (middle.get_ydata() == spread.middle).all()
    assert (person.get_ydata() == spread.person).all()
    assert [text.get_text() for text in figure.axes.texts] == list(BANDS)


def test_the_curve_is_moved_and_not_drawn_anew():
    figure = CurveFigure(CurveLabels(BANDS, "Week", "PHQ-9"))
    figure.update(make_spread("both")[1])
    before = len(figure.axes.get_children())
    figure.update(make_spread("wait")[1])
    assert len(figure.axes.get_children()) == before


@pytest.mark.parametrize("week", [0, 1, 40, 41, 52])
def test_the_week_layer_has_100_dots_that_stay_inside(week):
    _, spread = make_spread()
    figure = CurveFigure(CurveLabels(BANDS, "Week", "PHQ-9"))
    layer = figure.draw_week(spread, week)
    places = layer.split('d="')[1].split('"')[0].strip("M").split("M")
    assert len(places) == 100
    for place in places:
        x, y = (float(number) for number in place.removesuffix("h0").split())
        assert 0 <= x <= 340 and 0 <= y <= 300


def test_lanes_put_shapes_where_people_act_and_break_what_is_not_passed_on():
    figure = LanesFigure(3, 2)
    passes = [Pass(1, "therapist", "prescriber", happens) for happens in (True, False)]
    acts = [(0, "person"), (1, "therapist")]
    figure.update(Lanes(PEOPLE, (0, 4), acts, passes, "Week"))
    markers = [line for line in figure.axes.get_lines() if line.get_marker() != "None"]
    places = {(line.get_marker(), line.get_xdata()[0], line.get_ydata()[0]) for line in markers}
    assert ("o", 0, 0) in places and ("s", 1, 1) in places
    (broken,) = [line for line in markers if line.get_marker() == "x"]
    # Between the two lanes, and so near the second that its name does not cover it.
    assert broken.get_xdata()[0] == 1 and 1.7 < broken.get_ydata()[0] < 2
    assert [text.get_text() for text in figure.axes.texts if text.get_text()] == [
        name for _, name in PEOPLE
    ]


def test_lanes_forget_the_last_path():
    figure = LanesFigure(3, 2)
    full = Lanes(PEOPLE, (0, 4), [(0, "person"), (1, "person")], [], "Week")
    figure.update(full)
    before = len(figure.axes.get_children())
    figure.update(full)
    assert len(figure.axes.get_children()) == before


def make_svg() -> str:
    figure = CurveFigure(CurveLabels(BANDS, "Week", "PHQ-9"))
    return draw_svg(figure.update(make_spread()[1]), "toy", "A <title>", "A description")


def test_a_picture_is_svg_with_name_text_and_colours_that_follow_the_page():
    svg = make_svg()
    assert svg.startswith("<svg") and 'role="img"' in svg
    assert '<title id="toy-title">A &lt;title&gt;</title>' in svg
    assert ">moderately severe<" in svg and "var(--sbs-ink, " in svg
    assert "<style" not in svg and "DOCTYPE" not in svg and "<metadata" not in svg


def test_the_same_picture_is_the_same_text_and_ids_do_not_meet():
    assert make_svg() == make_svg()
    ids = [part.split('"')[0] for part in make_svg().split(' id="')[1:]]
    assert len(ids) == len(set(ids)) and all(name.startswith("toy-") for name in ids)


def test_a_picture_without_words_or_table_is_refused():
    table = Table("Caption", ("Week",), (("0",),))
    Picture("<svg/>", "title", "description", "takeaway", table)
    with pytest.raises(ValueError, match="a picture needs its takeaway"):
        Picture("<svg/>", "title", "description", "", table)
    with pytest.raises(ValueError, match="this one has no rows"):
        Picture("<svg/>", "title", "description", "takeaway", Table("Caption", ("Week",), ()))


def calc_contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two hex colours."""

    def calc_light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((calc_light(one), calc_light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_stand_out_from_every_ground(scheme):
    def get(name: str) -> str:
        return getattr(SHADES[name], scheme)

    for ground in ("bg", "panel", "band-even", "band-odd"):
        for text in ("ink", "muted", "accent", "person", "therapist", "prescriber", "care-manager"):
            assert calc_contrast(get(text), get(ground)) >= 4.5, (text, ground)
    for ground in ("spread-outer", "spread-inner"):
        assert calc_contrast(get("ink"), get(ground)) >= 4.5, ground
        assert calc_contrast(get("person"), get(ground)) >= 3 or ground == "spread-inner"
    for mark in ("line", "focus"):
        assert calc_contrast(get(mark), get("bg")) >= 3, mark
    assert calc_contrast(get("accent-ink"), get("accent")) >= 4.5
    assert calc_contrast(get("ink"), get("help")) >= 4.5


def test_each_role_has_a_colour_and_a_shape_of_its_own():
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert len({shade(role) for role in SHAPES}) == len(SHAPES)
    assert all(isinstance(value, Shade) for value in SHADES.values())
    lights = [value.light for value in SHADES.values()]
    assert len(set(lights)) == len(lights), "a colour with two meanings cannot become a variable"


@pytest.mark.parametrize("lang", load_languages())
def test_the_key_of_the_curve_names_no_shade_that_a_dark_page_turns_around(lang):
    key = load_strings(lang, "journey")["curve.key"].lower()
    shades = ("black", "white", "dark", "light", "negr", "blanc", "oscur", "clar")
    assert not [word for word in shades if word in key]

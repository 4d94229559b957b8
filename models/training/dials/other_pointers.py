"""Things that look like a needle and are not: limit hands, drag pointers and marks of tape on the glass."""
import numpy as np

from .colours import contrast, vary
from .needles import from_profile
from .sheet import polar, turned

SIGNALS = [(215, 35, 30), (215, 35, 30), (225, 60, 30), (240, 200, 40), (30, 150, 70), (40, 80, 190), (240, 130, 30)]


def signal_colour(rng, needle):
    """A bright colour unlike the needle's."""
    for _ in range(20):
        colour = vary(rng, SIGNALS[rng.integers(len(SIGNALS))])
        if contrast(colour, needle.colour) > 55:
            return colour
    return np.array([40.0, 150.0, 70.0])


def draw_limit_hand(sheet, rng, needle, pivot):
    """A settable hand from hub or half-way to the scale: thinner or shorter than the needle, and coloured."""
    colour = signal_colour(rng, needle)
    outer = rng.uniform(0.55, 0.95) if rng.random() < 0.7 else rng.uniform(0.3, 0.5)
    inner = 0.0 if rng.random() < 0.5 else rng.uniform(0.2, 0.7) * outer
    half = rng.uniform(0.005, 0.016)
    if inner == 0:  # beside the hub it must yield to the needle in length or breadth
        outer = min(outer, rng.uniform(0.45, 0.8) * needle.tip)
    profile = [(inner, half), (outer, half * rng.uniform(0.2, 1))]
    if rng.random() < 0.3:
        profile = [(inner, half * 0.7), (outer - 0.12, half * 0.7), (outer - 0.12, half * 3), (outer, 0.0)]
    sheet.polygon(turned(from_profile(profile), rng.uniform(0, 2 * np.pi), pivot), colour)


def draw_drag_pointer(sheet, rng, needle, pivot):
    """The greatest value's pointer: a thin coloured hand with a knob, turning about the same axis."""
    colour = signal_colour(rng, needle)
    angle = rng.uniform(0, 2 * np.pi)
    tip = rng.uniform(0.5, 0.95) * needle.tip
    half = rng.uniform(0.3, 0.6) * min(0.02, needle.breadth)
    sheet.polygon(turned(from_profile([(-rng.uniform(0, 0.2), half), (tip, half * 0.6)]), angle, pivot), colour)
    if rng.random() < 0.5:
        sheet.disc(pivot, rng.uniform(0.03, 0.08), colour if rng.random() < 0.5 else vary(rng, (190,) * 3))


def draw_tape(sheet, rng):
    """A strip of tape or a stroke of paint on the glass, pointing roughly inwards."""
    colour = vary(rng, SIGNALS[rng.integers(len(SIGNALS))], 15)
    angle = rng.uniform(0, 2 * np.pi)
    outer = rng.uniform(0.75, 1.05)
    inner = outer - rng.uniform(0.12, 0.6) * rng.uniform(0.4, 1)
    skew = rng.normal(0, 0.06)
    sheet.line(polar(outer, angle), polar(inner, angle + skew), rng.uniform(0.012, 0.06), colour)

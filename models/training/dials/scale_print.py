"""A sweep and a style become ticks, numerals and coloured zones on the sheet."""
import numpy as np

from .colours import ZONES, vary
from .lettering import LATIN, lettering
from .sheet import polar


def draw_zones(sheet, rng, sweep, radius):
    start, end = sweep
    for _ in range(rng.integers(1, 5)):
        a, b = np.sort(rng.uniform(0, 1, 2))
        width = rng.uniform(0.015, 0.16)
        outer = radius + rng.uniform(-0.12, 0.05)
        sheet.band(outer - width, outer, start + a * (end - start), start + b * (end - start),
                   vary(rng, ZONES[rng.integers(len(ZONES))], 15))


def numerals(rng, count):
    """Plausible numbers of a scale, as text."""
    step = float(rng.choice([1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200, 0.1, 0.2, 0.5, 0.05]))
    first = -step * int(rng.integers(0, 4)) if rng.random() < 0.2 else 0.0
    digits = 0 if step >= 1 and step != 2.5 else 1 if step >= 0.1 else 2
    return [f'{first + k * step:.{digits}f}' for k in range(count)]


def draw_scale(sheet, rng, sweep, radius, ink, inward=True):
    """Ticks whose outer (or inner) ends lie on `radius`, with an arc and numbers."""
    start, end = sweep
    majors = int(rng.integers(4, 13))
    minors = int(rng.choice([2, 4, 5, 5, 10]))
    lengths = np.sort(rng.uniform([0.02, 0.03, 0.06], [0.06, 0.08, 0.15]))
    widths = np.sort(rng.uniform(0.004, 0.022, 3))
    bend = rng.uniform(0, 0.6) * rng.choice([-1, 0, 0, 1])  # some scales are not even

    def angle_of(share):
        return start + (end - start) * (share + bend * share * (1 - share))

    way = -1 if inward else 1
    total = majors * minors
    if rng.random() < 0.4:
        thick = rng.uniform(0.004, 0.015)
        at = radius + (way * lengths[2] if rng.random() < 0.3 else 0)
        sheet.band(at - thick / 2, at + thick / 2, start, end, ink)
    if rng.random() < 0.1:  # a rail of two arcs
        sheet.band(radius + way * lengths[0], radius + way * lengths[0] + 0.006, start, end, ink)
    taper = rng.random() < 0.1
    for k in range(total + 1):
        a = angle_of(k / total)
        rank = 2 if k % minors == 0 else 1 if minors in (4, 10) and k % (minors // 2) == 0 else 0
        length = lengths[rank]
        ends = polar(radius, a), polar(radius + way * length, a)
        if taper and rank == 2:
            side = np.array([-np.sin(a), np.cos(a)]) * widths[2]
            sheet.polygon([ends[0] + side, ends[0] - side, ends[1]], ink)
        else:
            sheet.line(*ends, widths[rank], ink)
    font = rng.choice(LATIN)
    height = rng.uniform(0.07, 0.17) * min(1.0, 12 / (majors + 4))
    place = radius - rng.uniform(0.06, 0.13) - (lengths[2] if inward else 0) - height / 2
    if rng.random() < 0.08:
        place = radius + 0.04 + height / 2
    along = rng.random() < 0.15
    for k, text in enumerate(numerals(rng, majors + 1)):
        a = angle_of(k / majors)
        sheet.stamp(lettering(text, font, height * sheet.radius, a + np.pi / 2 if along else 0), polar(place, a), ink)

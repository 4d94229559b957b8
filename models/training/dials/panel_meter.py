"""Draws a panel meter: a scale of about 90° in a box, its pivot low or in a corner and mostly behind a cover."""
import numpy as np

from .colours import contrast, face_colour, ink_colour, needle_colour, vary
from .faint_needles import hair_needle, tipped_needle, two_tone_needle
from .face_print import draw_logo, draw_words
from .hubs import draw_hub
from .lettering import lettering, some_words
from .moulded_cover import draw_moulded_cover
from .needles import Needle, from_profile, some_needle
from .round_dial import draw_needle, some_angle
from .scale_print import draw_scale, draw_zones
from .sheet import ellipse, ring_part, turned

MARKS = 1 / 1.1  # the scale's radius in dial units


def box(left, top, right, bottom):
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def draw_cover(sheet, rng, edges, corner, depth):
    """Hides the pivot; returns nothing, paints over hub and the needle's root."""
    left, _, right, bottom = edges
    colour = vary(rng, [(20, 20, 22), (235, 235, 230), (120, 125, 130), (60, 62, 66)][rng.integers(4)])
    kind = rng.integers(4)
    if corner:
        if kind < 2:
            sheet.polygon([[right, -depth * 1.6], [right, bottom], [-depth * 1.6, bottom]], colour)
        else:
            sheet.disc((0, 0), depth, colour)
    elif kind == 0:
        sheet.polygon(box(left, -depth, right, bottom), colour)
    elif kind == 1:
        wide = rng.uniform(0.3, 0.7)
        sheet.polygon([[-wide, bottom], [-wide * rng.uniform(0.1, 1), -depth], [wide * rng.uniform(0.1, 1), -depth], [wide, bottom]], colour)
    elif kind == 2:
        sheet.polygon(ellipse((0, bottom), rng.uniform(0.35, 0.8), depth + bottom), colour)
    else:  # ribs of a clear cover
        sheet.polygon(box(left, -depth, right, bottom), colour)
        for y in np.arange(-depth, bottom, rng.uniform(0.03, 0.08)):
            sheet.line((left, y), (right, y), 0.02, np.clip(colour + rng.uniform(-60, 60), 0, 255))
    if rng.random() < 0.6:
        text, font = some_words(rng)
        at = (-depth * 0.3, -depth * 0.3) if corner else (rng.uniform(-0.4, 0.4), -depth * 0.4)
        sheet.stamp(lettering(text, font, 0.07 * sheet.radius), at, vary(rng, (230,) * 3 if np.mean(colour) < 120 else (25,) * 3))


def thin_needle(rng, face):
    """A moving coil is light: its hand is a wire or a slender blade, often red."""
    tip = rng.uniform(0.75, 1.02)
    colour = vary(rng, [(15, 15, 15), (200, 30, 30), (230, 60, 50)][rng.integers(3)], 10)
    if contrast(colour, face) < 60:
        colour = needle_colour(rng, face)
    half = np.exp(rng.uniform(np.log(0.003), np.log(0.012)))
    profile = [(0, half * rng.uniform(1, 2.5)), (tip * rng.uniform(0.2, 0.8), half), (tip, half * rng.uniform(0.3, 1))]
    return Needle(tip, 0.0, colour, [(from_profile(profile), colour)])


def panel_needle(rng, face):
    tip = rng.uniform(0.75, 1.02)
    kind = rng.choice(['thin', 'any', 'tipped', 'two-tone', 'hair'], p=[0.34, 0.24, 0.24, 0.06, 0.12])
    if kind == 'thin':
        return thin_needle(rng, face)
    return {'any': some_needle, 'tipped': tipped_needle, 'two-tone': two_tone_needle, 'hair': hair_needle}[kind](rng, face, tip)


def draw_mirror(sheet, rng, sweep, needle, angle):
    """A mirrored band under the scale; the needle's image in it is a little beside the needle."""
    inner = rng.uniform(0.55, 0.74)
    outer = inner + rng.uniform(0.04, 0.1)
    sheet.polygon(ring_part(inner, outer, *sweep), vary(rng, (185, 195, 200)))
    if needle and rng.random() < 0.7:
        half, beside = needle.breadth * 0.8 + 0.002, angle + rng.normal(0, 0.02)
        sheet.polygon(turned([[inner, half], [outer, half], [outer, -half], [inner, -half]], beside), needle.colour * 0.7 + 50)


def draw_panel_meter(sheet, rng, with_needle=True):
    corner = rng.random() < 0.3
    width = np.radians(rng.uniform(78, 95) if corner else rng.uniform(60, 130))
    middle = np.radians(-135 if corner else -90)
    sweep = middle - width / 2, middle + width / 2
    side = max(0.5, np.sin(width / 2)) + rng.uniform(0.05, 0.35)
    edges = (-1.25, -1.25, rng.uniform(0.12, 0.35), rng.uniform(0.12, 0.35)) if corner else (-side, -rng.uniform(1.05, 1.4), side, rng.uniform(-0.1, 0.35))
    face, frame = face_colour(rng), vary(rng, [(20, 20, 20), (150, 150, 150), (200, 195, 185), (60, 70, 60)][rng.integers(4)])
    margin = rng.uniform(0.02, 0.15)
    round_case = not corner and rng.random() < 0.2
    if round_case:
        sheet.disc((0, -0.35), 1.0 + margin, frame)
        sheet.disc((0, -0.35), 1.0, face)
    else:
        sheet.polygon(box(edges[0] - margin, edges[1] - margin, edges[2] + margin, edges[3] + margin), frame)
        sheet.polygon(box(*edges), face)
    ink = ink_colour(rng, face)
    if rng.random() < 0.25:
        draw_zones(sheet, rng, sweep, MARKS)
    needle = panel_needle(rng, face)
    angle = some_angle(rng, sweep)
    if rng.random() < 0.2:
        draw_mirror(sheet, rng, sweep, needle if with_needle else None, angle)
    draw_scale(sheet, rng, sweep, MARKS, ink, rng.random() < 0.5)
    words = type(sheet).__new__(type(sheet))
    words.__dict__ = {**sheet.__dict__, 'centre': sheet.centre - 0.4 * sheet.radius * np.array([1.0 if corner else 0.0, 1.0])}
    draw_words(words, rng, ink, 0.4)
    if rng.random() < 0.3:
        draw_logo(words, rng, ink)
    pivot = np.zeros(2)
    if with_needle:
        draw_needle(sheet, rng, needle, angle, pivot)
    depth = rng.uniform(0.1, 0.5) if rng.random() < 0.75 else rng.uniform(0.4, 0.62)
    if rng.random() < 0.8:
        draw_hub(sheet, rng, needle, pivot)
    covered = rng.random()
    if covered < 0.4:
        draw_cover(sheet, rng, edges, corner, depth)
        needle.tail = 0.0
    elif covered < 0.85:
        draw_moulded_cover(sheet, rng, (*edges[:3], max(edges[3], rng.uniform(0.1, 0.6))), depth)
        needle.tail = 0.0
    return (needle, pivot, angle) if with_needle else None

"""Draws a round dial on a sheet: housing, face, scale and pointers. Returns its needle (None where it has none)."""
import cv2
import numpy as np

from .colours import contrast, face_colour, ink_colour, vary
from .faint_needles import tipped_needle, two_tone_needle
from .face_print import draw_approval_label, draw_fixings, draw_logo, draw_words
from .hubs import draw_hub
from .needles import some_needle
from .other_pointers import draw_drag_pointer, draw_limit_hand, draw_tape
from .scale_print import draw_scale, draw_zones
from .sheet import ellipse, turned
from .surroundings import draw_bezel


def some_sweep(rng):
    width = rng.choice([270, 270, 270, 300, 240, 180, 120, 330, 350])
    middle = -90 if rng.random() < 0.8 else rng.uniform(0, 360)
    return np.radians(middle - width / 2), np.radians(middle + width / 2)


def some_angle(rng, sweep):
    """Anywhere on the scale, often at its ends, where idle gauges rest."""
    start, end = sweep
    share = rng.uniform(-0.05, 1.05) if rng.random() < 0.75 else rng.choice([0, 0, 1]) + rng.normal(0, 0.02)
    return start + share * (end - start)


def draw_face(sheet, rng, face, sweep):
    sheet.disc((0, 0), 1.0, face)
    if rng.random() < 0.2:
        inner = face_colour(rng)
        sheet.disc((0, 0), rng.uniform(0.45, 0.9), inner if contrast(inner, face) < 60 else vary(rng, face, 12))
    ink = ink_colour(rng, face)
    scale_radius = rng.uniform(0.72, 0.96)
    if rng.random() < 0.3:
        draw_zones(sheet, rng, sweep, scale_radius)
    draw_scale(sheet, rng, sweep, scale_radius, ink, rng.random() < 0.85)
    if rng.random() < 0.22:
        draw_scale(sheet, rng, sweep, scale_radius * rng.uniform(0.5, 0.75), ink_colour(rng, face), rng.random() < 0.5)
    draw_words(sheet, rng, ink)
    if rng.random() < 0.4:
        draw_logo(sheet, rng, ink)
    if rng.random() < 0.25:
        draw_approval_label(sheet, rng)
    if rng.random() < 0.4:
        draw_fixings(sheet, rng, face)


def draw_needle(sheet, rng, needle, angle, pivot, before=()):
    """Shadow, then whatever lies under the needle, then the needle."""
    placed = needle.placed(angle, pivot)
    if rng.random() < 0.65:
        offset = rng.normal(0, 0.022 if rng.random() < 0.8 else 0.05, 2)
        blur = np.exp(rng.uniform(np.log(0.6), np.log(8)))
        shadow = sheet.mask([outline + offset for outline, _ in placed])
        sheet.shade(cv2.GaussianBlur(shadow, (0, 0), blur), rng.uniform(0.1, 0.6) if rng.random() < 0.8 else rng.uniform(0.5, 0.85))
    for draw in before:
        draw()
    for outline, colour in placed:
        sheet.polygon(outline, colour)


def draw_round_dial(sheet, rng, with_needle=True):
    draw_bezel(sheet, rng)
    face = face_colour(rng)
    sweep = some_sweep(rng)
    draw_face(sheet, rng, face, sweep)
    if rng.random() < 0.5:  # the bezel's shade on the face
        rim = sheet.mask([ellipse((0, 0), 1.0, 1.0)])
        inner = sheet.mask([ellipse(rng.normal(0, 0.03, 2), 0.97, 0.97)])
        sheet.shade(cv2.GaussianBlur(cv2.subtract(rim, inner), (0, 0), rng.uniform(1, 7)), rng.uniform(0.2, 0.7))
    pivot = rng.normal(0, 0.015, 2) if rng.random() < 0.9 else rng.normal(0, 0.05, 2)
    angle = some_angle(rng, sweep)
    kind = rng.random()
    needle = two_tone_needle(rng, face) if kind < 0.07 else tipped_needle(rng, face) if kind < 0.11 else some_needle(rng, face)
    others = []
    if rng.random() < 0.3:
        others += [lambda: draw_limit_hand(sheet, rng, needle, pivot)] * int(rng.integers(1, 3))
    if rng.random() < 0.12:
        others.append(lambda: draw_drag_pointer(sheet, rng, needle, pivot))
    under = [draw for draw in others if rng.random() < 0.5]
    if with_needle:
        draw_needle(sheet, rng, needle, angle, pivot, under)
        if rng.random() < 0.1:  # one-sided wear: the paint's tone changes along the needle
            start = rng.uniform(0.2, 0.6) * needle.tip
            tone = np.clip(needle.colour + rng.normal(0, 45, 3), 0, 255)
            if contrast(tone, face) > 60:
                sheet.polygon(turned([[start, 0.006], [start + 0.2, 0.005], [start + 0.2, -0.005], [start, -0.006]], angle, pivot), tone)
    else:
        for draw in under:
            draw()
    for draw in others:
        if draw not in under:
            draw()
    if with_needle or rng.random() < 0.6:
        draw_hub(sheet, rng, needle, pivot)
    if rng.random() < 0.25:
        for _ in range(rng.integers(1, 4)):
            draw_tape(sheet, rng)
    return (needle, pivot, angle) if with_needle else None

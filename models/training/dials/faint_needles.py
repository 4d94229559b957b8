"""Needles that hardly stand out but for their tip: hair-thin, pale, bare metal or see-through, with a coloured end."""
import numpy as np

from .colours import contrast, needle_colour, vary
from .needles import Needle, from_profile

TIPS = [(205, 25, 30), (205, 25, 30), (225, 60, 25), (240, 130, 30), (15, 15, 15), (25, 60, 170), (245, 245, 245), (240, 215, 40)]


def pale(rng, face):
    """Near the face's own colour: paint of the same pot, bare metal, or clear plastic."""
    kind = rng.integers(3)
    if kind == 0:
        return np.clip(face + rng.choice([-1, 1]) * rng.uniform(6, 40), 0, 255)
    return vary(rng, (rng.uniform(130, 215),) * 3, 8) if kind == 1 else np.clip(face * rng.uniform(0.75, 0.95), 0, 255)


def tip_colour(rng, face, least=70):
    for _ in range(20):
        colour = vary(rng, TIPS[rng.integers(len(TIPS))], 10)
        if contrast(colour, face) > least:
            return colour
    return needle_colour(rng, face)


def tipped_needle(rng, face, tip=None):
    """A hair or a slender blade whose root is pale or dark and whose end is painted."""
    tip = tip or rng.uniform(0.72, 1.0)
    root = pale(rng, face) if rng.random() < 0.65 else needle_colour(rng, face)
    colour = tip_colour(rng, face)
    half = np.exp(rng.uniform(np.log(0.0025), np.log(0.012)))
    start = tip * rng.uniform(0.45, 0.85)
    broad = half * rng.choice([1.0, 1.0, rng.uniform(1, 4)])
    tail = rng.uniform(0.1, 0.3) if rng.random() < 0.3 else 0.0
    needle = Needle(tip, tail, colour, [(from_profile([(-tail, half * 2), (tip, half)]), root)])
    needle.parts.append((from_profile([(start, broad), (tip, min(broad, half) * rng.uniform(0.2, 1))]), colour))
    return needle


def two_tone_needle(rng, face, tip=None):
    """A stout needle with a dark root and a bright end, or the other way round."""
    tip = tip or rng.uniform(0.62, 0.95)
    tail = rng.uniform(0.1, 0.4) if rng.random() < 0.7 else 0.0
    root, colour = needle_colour(rng, face, 45), tip_colour(rng, face)
    thick = np.exp(rng.uniform(np.log(0.008), np.log(0.04)))
    start = tip * rng.uniform(0.3, 0.85)
    there = thick + (0.003 - thick) * start / tip
    needle = Needle(tip, tail, colour, [(from_profile([(-tail, thick * rng.uniform(0.8, 3)), (0, thick), (start, there)]), root)])
    needle.parts.append((from_profile([(start, there * rng.choice([1.0, rng.uniform(1, 2.2)])), (tip, 0.003)]), colour))
    return needle


def hair_needle(rng, face, tip=None):
    """One colour, a hair's breadth."""
    tip = tip or rng.uniform(0.75, 1.02)
    colour = tip_colour(rng, face, 50)
    half = np.exp(rng.uniform(np.log(0.002), np.log(0.006)))
    return Needle(tip, 0.0, colour, [(from_profile([(0, half * rng.uniform(1, 2)), (tip, half * rng.uniform(0.6, 1))]), colour)])

"""Palettes of dials: random colours that real faces, inks and needles have, with enough contrast to be seen."""
import numpy as np

NEEDLES = [(15, 15, 15)] * 5 + [(30, 30, 34)] * 3 + [ (200, 25, 25), (225, 60, 20), (245, 130, 20), (25, 60, 170), (245, 245, 245),
           (245, 245, 245), (240, 215, 40), (120, 20, 25), (60, 60, 65), (150, 150, 150), (20, 120, 60), (190, 160, 90)]
ZONES = [(210, 40, 35), (40, 150, 70), (245, 205, 40), (240, 130, 30), (40, 90, 190), (120, 190, 230), (160, 160, 160)]
STICKERS = [(40, 150, 110), (230, 230, 60), (235, 90, 40), (60, 110, 200), (245, 245, 245), (220, 40, 40), (120, 200, 120)]


def vary(rng, colour, spread=12):
    return np.clip(np.asarray(colour, float) + rng.normal(0, spread, 3), 0, 255)


def contrast(one, other):
    """Distance of two colours, brightness counting most."""
    difference = np.asarray(one, float) - np.asarray(other, float)
    luma = abs(difference @ [0.299, 0.587, 0.114])
    return luma + 0.35 * np.abs(difference - difference.mean()).max()


def face_colour(rng):
    kind = rng.random()
    if kind < 0.62:
        level = rng.uniform(185, 255)
        return np.clip(np.array([level, level, level]) + rng.normal(0, 6, 3) - [0, 0, rng.uniform(0, 25)], 0, 255)
    if kind < 0.84:
        return vary(rng, (rng.uniform(8, 50),) * 3, 5)
    if kind < 0.92:
        return rng.uniform(110, 190) + rng.normal(0, 8, 3)
    return rng.uniform(20, 245, 3)


def needle_colour(rng, face, least=75):
    for _ in range(40):
        colour = vary(rng, NEEDLES[rng.integers(len(NEEDLES))], 8)
        if contrast(colour, face) > least:
            return colour
    return np.array([250.0] * 3) if np.mean(face) < 128 else np.array([10.0] * 3)


def ink_colour(rng, face):
    dark = np.mean(face) < 110
    if rng.random() < 0.12:
        for _ in range(8):
            colour = vary(rng, ZONES[rng.integers(len(ZONES))])
            if contrast(colour, face) > 60:
                return colour
    return vary(rng, (235,) * 3 if dark else (25,) * 3, 10)

"""What lies around and behind a dial: walls, pipes, other print, and the bezel that frames the face."""
import cv2
import numpy as np

from .colours import STICKERS, ZONES, vary
from .lettering import lettering, some_words
from .sheet import polar, ring_part


def clouds(rng, size, octaves=4, coarse=3):
    """Smooth random field, mean 0, about -1…1."""
    field = np.zeros((size, size), np.float32)
    for octave in range(octaves):
        cells = coarse * 2 ** octave
        grid = rng.normal(0, 1, (cells, cells)).astype(np.float32)
        field += cv2.resize(grid, (size, size), interpolation=cv2.INTER_CUBIC) / 2 ** octave
    return field / 1.6


def draw_rhythm(sheet, rng, reach):
    """Bars, slots, bricks or lines of text at even distances."""
    way, colour = rng.uniform(0, np.pi), rng.uniform(0, 255, 3)
    along, across = polar(1, way), polar(1, way + np.pi / 2)
    pitch, length, start = rng.uniform(0.06, 0.4), rng.uniform(0.1, 3), rng.uniform(-reach, reach, 2)
    for k in range(int(rng.integers(3, 20))):
        at = start + across * pitch * k
        sheet.line(at - along * length / 2, at + along * length / 2, pitch * rng.uniform(0.1, 0.7), vary(rng, colour, 6))


def draw_rings(sheet, rng, at):
    """A hand wheel, a flange, a lens: rings with spokes or bolts and no scale."""
    radius = rng.uniform(0.2, 1.2)
    for share in np.sort(rng.uniform(0.2, 1, rng.integers(1, 5)))[::-1]:
        sheet.disc(at, radius * share, vary(rng, (rng.uniform(10, 240),) * 3, 20))
    colour = rng.uniform(0, 255, 3)
    spokes = rng.integers(0, 9)
    for angle in rng.uniform(0, 6.3) + np.arange(spokes) * 2 * np.pi / max(1, spokes):
        if rng.random() < 0.5:
            sheet.disc(at + polar(radius * 0.8, angle), radius * 0.09, colour)
        else:
            sheet.line(at, at + polar(radius, angle), radius * rng.uniform(0.03, 0.2), colour)


def draw_background(sheet, rng):
    """Fills the sheet with an arbitrary scene."""
    palette = [rng.uniform(0, 255, 3), vary(rng, (rng.uniform(20, 220),) * 3, 8), vary(rng, (225, 180, 30), 25), vary(rng, (60, 80, 90), 25)]
    base = palette[rng.choice(4, p=[0.2, 0.5, 0.15, 0.15])]
    small = clouds(rng, 100)[..., None] * rng.uniform(2, 40) + base
    small = cv2.resize(np.clip(small, 0, 255).astype(np.uint8), (sheet.size, sheet.size), interpolation=cv2.INTER_CUBIC)
    sheet.image[:] = small
    reach = sheet.size / 2 / sheet.radius
    for _ in range(rng.integers(0, 9)):
        at = rng.uniform(-reach, reach, 2)
        colour = rng.uniform(0, 255, 3) if rng.random() < 0.4 else vary(rng, base, 35)
        kind = rng.integers(5)
        if kind == 0:
            sheet.polygon(at + rng.normal(0, 0.5, (rng.integers(3, 7), 2)), colour)
        elif kind == 1:  # a pipe with a highlight
            way = polar(3.5, rng.uniform(0, np.pi))
            width = rng.uniform(0.05, 0.6)
            for share in np.linspace(1, 0.1, 7):
                sheet.line(at - way, at + way, width * share, np.clip(np.asarray(colour) * (1.3 - 0.7 * share), 0, 255))
        elif kind == 2:
            radius = rng.uniform(0.05, 0.8)
            sheet.disc(at, radius, colour)
            if rng.random() < 0.5:
                sheet.disc(at, radius * rng.uniform(0.4, 0.95), vary(rng, colour, 40))
        elif kind == 3:
            sheet.line(at, at + rng.normal(0, 1.2, 2), rng.uniform(0.005, 0.12), colour)
        else:
            text, font = some_words(rng)
            sheet.stamp(lettering(text, font, rng.uniform(0.06, 0.5) * sheet.radius, rng.normal(0, 0.3)), at, colour)
    if rng.random() < 0.25:
        draw_rhythm(sheet, rng, reach)
    if rng.random() < 0.3:
        draw_rings(sheet, rng, rng.uniform(-reach, reach, 2))
    if rng.random() < 0.5:
        k = int(rng.integers(2, 12)) * 2 + 1
        sheet.image = cv2.GaussianBlur(sheet.image, (k, k), 0)


def draw_bezel(sheet, rng):
    """Rings of metal, plastic or paint from the face's edge outwards."""
    material = rng.choice(['steel', 'black', 'brass', 'paint'], p=[0.45, 0.35, 0.1, 0.1])
    base = {'steel': vary(rng, (rng.uniform(120, 220),) * 3, 5), 'black': vary(rng, (rng.uniform(10, 60),) * 3, 5),
            'brass': vary(rng, (180, 145, 70)), 'paint': vary(rng, (ZONES + STICKERS)[rng.integers(13)])}[material]
    outer = rng.uniform(1.06, 1.4)
    rings = np.linspace(outer, 1.0, rng.integers(3, 9))
    shine = rng.uniform(0, 2 * np.pi)
    for index, radius in enumerate(rings):
        tone = np.clip(base * rng.uniform(0.55, 1.2), 0, 255)
        sheet.disc((0, 0), radius, tone)
        if material in ('steel', 'brass') or rng.random() < 0.3:
            for _ in range(rng.integers(1, 5)):
                at = shine + rng.uniform(-2, 2)
                sheet.polygon(ring_part(radius * 0.97, radius, at, at + rng.uniform(0.2, 1.2)), np.clip(tone + rng.uniform(-70, 80), 0, 255))
    for _ in range(rng.integers(0, 3) * (rng.random() < 0.4)):
        at = polar((1 + outer) / 2, rng.uniform(0, 2 * np.pi))
        sheet.disc(at, (outer - 1) * 0.35, base * 0.5)
        sheet.disc(at, (outer - 1) * 0.28, np.clip(base * 1.2, 0, 255))

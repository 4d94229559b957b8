"""A face's colour, words, logos, screws and windows: everything printed or cut into the plate besides the scale."""
import numpy as np

from .colours import STICKERS, ZONES, vary
from .lettering import UNITS, LATIN, lettering, some_words
from .sheet import ellipse, polar, turned


def draw_words(sheet, rng, ink, reach=0.55):
    if rng.random() < 0.85:
        at = polar(rng.uniform(0.15, 0.5), rng.choice([-1, 1]) * np.pi / 2 + rng.normal(0, 0.1))
        sheet.stamp(lettering(str(rng.choice(UNITS)), rng.choice(LATIN), rng.uniform(0.07, 0.2) * sheet.radius), at, ink)
    for _ in range(rng.integers(0, 7)):
        text, font = some_words(rng)
        at = rng.uniform(-reach, reach, 2) * [0.5, 1]
        colour = vary(rng, ZONES[rng.integers(len(ZONES))]) if rng.random() < 0.15 else ink
        sheet.stamp(lettering(text, font, rng.uniform(0.03, 0.11) * sheet.radius), at, colour)


def draw_logo(sheet, rng, ink):
    at = polar(rng.uniform(0.2, 0.5), rng.uniform(0, 2 * np.pi))
    size = rng.uniform(0.04, 0.14)
    colour = vary(rng, ZONES[rng.integers(len(ZONES))]) if rng.random() < 0.6 else ink
    kind = rng.integers(4)
    if kind == 0:
        sheet.disc(at, size, colour)
        sheet.disc(at, size * rng.uniform(0.5, 0.85), vary(rng, (240,) * 3))
    elif kind == 1:
        sheet.polygon(turned([[size, 0], [0, size], [-size, 0], [0, -size]], rng.uniform(0, 1), at), colour)
    elif kind == 2:
        sheet.polygon(turned([[size, size * .4], [-size, size * .4], [-size, -size * .4], [size, -size * .4]], 0, at), colour)
    else:
        sheet.polygon(turned([[size, 0], [-size, size * .8], [-size, -size * .8]], rng.uniform(0, 6.3), at), colour)
    if rng.random() < 0.6:
        text, font = some_words(rng)
        sheet.stamp(lettering(text[:4], font, size * 0.6 * sheet.radius), at, vary(rng, (20,) * 3))


def draw_approval_label(sheet, rng):
    """The oval label of an inspection, usually low on the face."""
    at = polar(rng.uniform(0.35, 0.75), np.pi / 2 + rng.normal(0, 0.9))
    rx, ry = rng.uniform(0.12, 0.3), rng.uniform(0.09, 0.2)
    turn = rng.normal(0, 0.2)
    rim = vary(rng, STICKERS[rng.integers(len(STICKERS))], 20)
    inside = vary(rng, (215, 230, 220), 15) if rng.random() < 0.7 else rim
    shape = ellipse if rng.random() < 0.75 else lambda c, x, y, r: turned([[x, y], [-x, y], [-x, -y], [x, -y]], r, c)
    sheet.polygon(shape(at, rx, ry, turn), rim)
    sheet.polygon(shape(at, rx * 0.86, ry * 0.82, turn), inside)
    for row in np.linspace(-0.55, 0.55, rng.integers(2, 6)):
        text, font = some_words(rng)
        sheet.stamp(lettering(text[:7], font, ry * 0.3 * sheet.radius, turn), at + turned([[0, row * ry]], turn)[0], rim * 0.6)


def draw_fixings(sheet, rng, face):
    """Screws, rivets and stop pins."""
    for _ in range(rng.integers(1, 4)):
        at = polar(rng.uniform(0.25, 0.9), rng.uniform(0, 2 * np.pi))
        size = rng.uniform(0.012, 0.04)
        metal = vary(rng, (rng.uniform(60, 200),) * 3)
        sheet.disc(at + 0.008, size, np.asarray(face) * 0.5)
        sheet.disc(at, size, metal)
        if rng.random() < 0.6:
            way = polar(size * 0.9, rng.uniform(0, np.pi))
            sheet.line(at - way, at + way, size * 0.3, metal * 0.4)

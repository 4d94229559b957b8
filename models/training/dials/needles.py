"""Random needles: outlines along +x from tail to tip, in dial units, with the colours of their parts."""
from dataclasses import dataclass, field

import numpy as np

from .colours import contrast, needle_colour, vary
from .sheet import ellipse, turned


@dataclass
class Needle:
    """`parts`: (outline, colour) in drawing order; `tip` and `tail` are distances from the pivot."""
    tip: float
    tail: float
    colour: np.ndarray
    parts: list = field(default_factory=list)

    @property
    def breadth(self):
        """Greatest half width of the part that points."""
        outline = self.parts[-1][0]
        return float(np.abs(outline[outline[:, 0] > 0.05 * self.tip, 1]).max())

    def placed(self, angle, pivot):
        return [(turned(outline, angle, pivot), colour) for outline, colour in self.parts]


def from_profile(profile):
    """(x, half width) pairs become a closed outline, symmetric about the axis."""
    xs, ws = np.array(profile).T
    return np.concatenate([np.stack([xs, ws], 1), np.stack([xs, -ws], 1)[::-1]])


def body(rng, tip):
    """Profiles from the pivot to the tip."""
    kind = rng.choice(['taper', 'lance', 'blade', 'wire', 'arrow', 'lollipop', 'step', 'spade'],
                      p=[0.36, 0.12, 0.14, 0.1, 0.1, 0.06, 0.08, 0.04])
    thick = np.exp(rng.uniform(np.log(0.012), np.log(0.055)))
    point = rng.choice([0.0, 0.002, 0.004, thick * 0.3])
    if kind == 'taper':
        return [from_profile([(0, thick), (tip, point)])]
    if kind == 'lance':
        at = rng.uniform(0.3, 0.85) * tip
        return [from_profile([(0, thick * rng.uniform(0.3, 0.8)), (at, thick), (tip, point)])]
    if kind == 'blade':
        thick *= rng.uniform(0.4, 0.9)
        return [from_profile([(0, thick), (tip - rng.uniform(0, 0.12), thick), (tip, point)])]
    if kind == 'wire':
        thick = rng.uniform(0.004, 0.012)
        return [from_profile([(0, thick), (tip, thick * rng.uniform(0.5, 1))])]
    if kind == 'step':
        at = rng.uniform(0.3, 0.75) * tip
        return [from_profile([(0, thick), (at, thick * rng.uniform(0.7, 1)), (at + 0.03, thick * 0.3), (tip, thick * 0.2)])]
    thin = min(thick * 0.5, 0.012)
    if kind == 'arrow':
        head, wide = rng.uniform(0.1, 0.25), rng.uniform(0.025, 0.06)
        return [from_profile([(0, thin * rng.uniform(1, 2)), (tip - head, thin), (tip - head * rng.uniform(0.9, 1.15), wide), (tip, 0)])]
    at, size = rng.uniform(0.5, 0.85) * tip, rng.uniform(0.03, 0.07)
    if kind == 'lollipop':
        return [from_profile([(0, thick * 0.6), (tip, point)]), ellipse((at, 0), size, size)]
    return [from_profile([(0, thin), (at, thin)]), from_profile([(at, size * 0.4), (at + 0.03, size), (tip, 0)])]


def tail_parts(rng, tail, broad):
    if tail <= 0:
        return []
    kind = rng.choice(['bar', 'flare', 'disc', 'axe', 'point'], p=[0.25, 0.35, 0.15, 0.15, 0.1])
    if kind == 'bar':
        return [from_profile([(-tail, broad), (0, broad)])]
    if kind == 'flare':
        return [from_profile([(-tail, rng.uniform(1.5, 4.5) * broad), (rng.uniform(-0.05, 0.1), broad * rng.uniform(0.5, 1))])]
    if kind == 'disc':
        size = rng.uniform(0.04, 0.1)
        return [from_profile([(-tail + size, broad), (0, broad)]), ellipse((-tail + size, 0), size, size)]
    if kind == 'axe':
        wide = rng.uniform(0.06, 0.14)
        return [from_profile([(-tail, wide), (-tail * rng.uniform(0.4, 0.7), wide), (-tail * 0.35, broad), (0, broad)])]
    return [from_profile([(-tail, 0.002), (0, broad)])]


def workaday_needle(rng, face, tip=None):
    """The commonest of all: a black taper with a broad, flared counterweight."""
    tip = tip or rng.uniform(0.62, 0.92)
    tail = rng.uniform(0.14, 0.4)
    colour = vary(rng, (rng.uniform(8, 60),) * 3, 4)
    if contrast(colour, face) < 60:
        colour = vary(rng, (240,) * 3, 6)
    thick, wide = rng.uniform(0.01, 0.034), rng.uniform(0.03, 0.105)
    neck = rng.uniform(-0.4, 0.1) * tail
    end = [(-tail, wide * rng.uniform(0.3, 0.9)), (-tail + rng.uniform(0.005, 0.06), wide)] if rng.random() < 0.4 else [(-tail, wide)]
    outline = from_profile([*end, (neck, thick * rng.uniform(0.8, 1.8)), (max(neck, 0) + 0.02, thick), (tip, rng.choice([0.0, 0.003, 0.006]))])
    return Needle(tip, tail, colour, [(outline, colour)])


def some_needle(rng, face, tip=None):
    if rng.random() < 0.3:
        return workaday_needle(rng, face, tip)
    tip = tip or (rng.uniform(0.62, 0.95) if rng.random() < 0.85 else rng.uniform(0.42, 1.0))
    tail = 0.0 if rng.random() < 0.15 else rng.uniform(0.12, 0.45) if rng.random() < 0.92 else rng.uniform(0.45, 0.6)
    colour = needle_colour(rng, face)
    outlines = body(rng, tip)
    broad = max(0.012, np.abs(outlines[0][:, 1]).max() * rng.uniform(0.6, 1.2))
    tails = tail_parts(rng, tail, broad)
    tail_colour = needle_colour(rng, face, 40) if rng.random() < 0.12 else colour
    needle = Needle(tip, tail, colour)
    needle.parts = [(outline, tail_colour) for outline in tails] + [(outline, colour) for outline in outlines]
    extra = rng.random()
    if extra < 0.1:  # a bevel: one half brighter
        outline = outlines[0]
        half = outline.copy()
        half[len(half) // 2:, 1] = 0
        needle.parts.append((half, np.clip(colour + rng.uniform(25, 70), 0, 255)))
    elif extra < 0.17:  # a painted tip
        start = tip * rng.uniform(0.6, 0.85)
        width = np.abs(outlines[0][:, 1]).max() * rng.uniform(0.5, 0.8)
        needle.parts.append((from_profile([(start, width), (tip - 0.03, width * 0.6), (tip, 0.002)]), needle_colour(rng, face)))
    elif extra < 0.23:  # an inner line
        needle.parts.append((from_profile([(0.1, 0.006), (tip * 0.8, 0.004)]), vary(rng, (240,) * 3 if colour.mean() < 128 else (20,) * 3)))
    return needle

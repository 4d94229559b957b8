"""What lies before a dial, laid over its strip in dial units: lamps, streaks, shadows, fingers, flickering light."""
import numpy as np

from polar import GRID

X, Y = GRID[0].astype(np.float32), GRID[1].astype(np.float32)
ALONG = np.linspace(0.25, 1, 32)[:, None]  # places on the needle, from pivot to tip, that must be seen


class Way:
    """Straight axes at a place: `along` and `across` of any cell or point, dial units."""

    def __init__(self, angle, origin):
        self.c, self.s, self.origin = np.float32(np.cos(angle)), np.float32(np.sin(angle)), np.asarray(origin, np.float32)

    def of(self, x, y):
        x, y = x - self.origin[0], y - self.origin[1]
        return x * self.c + y * self.s, y * self.c - x * self.s


def ramp(value, softness):
    """0 below zero, 1 above `softness`."""
    return np.clip(value / max(softness, 1e-4), 0, 1)


def lamp(rng):
    """A lamp's image: white and clipped in its core, fading to its edge."""
    centre = rng.uniform(-0.8, 0.8, 2)
    radius, core = rng.uniform(0.1, 0.7), rng.uniform(0.2, 0.9)
    squeeze, way = rng.uniform(0.4, 1) if rng.random() < 0.5 else 1.0, Way(rng.uniform(0, np.pi), centre)

    def cover(x, y):
        along, across = way.of(x, y)
        return ramp(1 - np.hypot(along, across / squeeze) / radius, 1 - core)

    return cover


def streak(rng):
    """A band of light, often radial and as slender as a needle, now and then on one side of the centre only."""
    radial = rng.random() < 0.7
    way = Way(rng.uniform(0, 2 * np.pi), rng.normal(0, 0.03 if radial else 0.4, 2))
    half = np.exp(rng.uniform(np.log(0.006), np.log(0.12)))
    inner, outer = (rng.uniform(-0.4, 0.4), rng.uniform(0.5, 1.3)) if rng.random() < 0.5 else (-2.0, 2.0)
    taper, soft = rng.uniform(0, 1) if rng.random() < 0.5 else 0.0, rng.uniform(0.1, 1) * half
    twin = rng.uniform(2.5, 6) * half if rng.random() < 0.25 else 0.0

    def cover(x, y):
        along, across = way.of(x, y)
        wide = half * (1 - taper * np.clip(along / 1.1, 0, 0.95))
        there = ramp(wide - np.abs(across), soft)
        if twin:
            there = np.maximum(there, ramp(wide * 0.6 - np.abs(across - twin), soft))
        return there * ramp(along - inner, 0.05) * ramp(outer - along, 0.05)

    return cover


def shade(rng):
    """A cast shadow with a hard or soft edge, often through the centre; a wedge or a bar as well."""
    kind, soft = rng.random(), np.exp(rng.uniform(np.log(0.004), np.log(0.15)))
    origin = rng.normal(0, 0.04 if rng.random() < 0.6 else 0.4, 2)
    one, other = Way(rng.uniform(0, 2 * np.pi), origin), Way(rng.uniform(0, 2 * np.pi), origin)
    half = np.exp(rng.uniform(np.log(0.01), np.log(0.3)))

    def cover(x, y):
        along, across = one.of(x, y)
        if kind < 0.5:
            return ramp(across, soft)
        if kind < 0.8:
            return ramp(across, soft) * ramp(-other.of(x, y)[1], soft)
        return ramp(half - np.abs(across), min(soft, half)) * ramp(along + 0.2, 0.05)

    return cover


def obstacle(rng):
    """A thing between camera and dial: fingers, a leaf, a card's edge, a cable."""
    kind = rng.choice(['fingers', 'leaf', 'card', 'cable'], p=[0.4, 0.3, 0.15, 0.15])
    angle = rng.uniform(0, 2 * np.pi)
    at = rng.uniform(0.0, 0.85) * np.array([np.cos(angle), np.sin(angle)])
    if kind == 'fingers':
        half = rng.uniform(0.04, 0.17)
        ways = [(Way(angle + rng.normal(0, 0.08), at + np.array([-np.sin(angle), np.cos(angle)]) * 2.1 * half * k), rng.uniform(-0.1, 0.1))
                for k in (-1, 0, 1)[:rng.integers(1, 4)]]

        def cover(x, y):
            there = 0
            for way, start in ways:
                along, across = way.of(x, y)
                there = np.maximum(there, ramp(half - np.hypot(np.minimum(along - start, 0), across), 0.012))
            return there
    elif kind == 'leaf':
        way, length, narrow = Way(rng.uniform(0, np.pi), at), rng.uniform(0.15, 0.65), rng.uniform(0.3, 0.7)

        def cover(x, y):
            along, across = way.of(x, y)
            return ramp(1 - np.hypot(along / length, across / length / narrow), 0.03)
    elif kind == 'card':
        way, edge = Way(angle, (0, 0)), rng.uniform(-0.2, 0.8)
        cover = lambda x, y: ramp(way.of(x, y)[0] - edge, 0.012)
    else:
        way, half = Way(rng.uniform(0, np.pi), rng.normal(0, 0.4, 2)), rng.uniform(0.01, 0.06)
        cover = lambda x, y: ramp(half - np.abs(way.of(x, y)[1]), 0.012)
    return cover


def flicker(rng):
    """Gain between 1 − depth and 1 in bands, as mains light and a rolling shutter leave them."""
    way, wave, phase, depth = Way(rng.uniform(0, 2 * np.pi), (0, 0)), rng.uniform(2, 20), rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.75)
    return 1 - depth * (0.5 + 0.5 * np.sin(wave * way.of(X, Y)[0] + phase))


def overlaid(rng, strip, pivot, tip):
    """Strip 0…1 [48, 320, 3] with perhaps some of these over it, and the share of the needle that is left to see."""
    places = (pivot + (tip - pivot) * ALONG).astype(np.float32).T
    seen = np.ones(len(ALONG), np.float32)
    if rng.random() < 0.1:
        for _ in range(rng.integers(1, 3)):
            strip = strip * (1 - rng.uniform(0.2, 0.8) * shade(rng)(X, Y))[..., None]
    if rng.random() < 0.06:
        strip = strip * flicker(rng)[..., None]
    if rng.random() < 0.1:
        cover = obstacle(rng)
        tone = rng.uniform(0.02, 0.98, 3) * rng.choice([1.0, rng.uniform(0.2, 1)])
        there = cover(X, Y)[..., None]
        grain = (1 + rng.uniform(0, 0.3) * X + rng.uniform(0, 0.3) * Y)[..., None]
        strip = strip + (tone.astype(np.float32) * grain - strip) * there
        seen = seen * (1 - cover(*places))
    if rng.random() < 0.12:
        for _ in range(rng.integers(1, 4)):
            cover = streak(rng) if rng.random() < 0.55 else lamp(rng)
            strength, tone = rng.uniform(0.25, 1.1), 1 - rng.uniform(0, 0.15, 3).astype(np.float32)
            strip = strip + (tone - strip) * np.minimum(1, cover(X, Y) * strength)[..., None]
            seen = seen * (1 - ramp(cover(*places) * strength - 0.72, 0.2))
    return strip.astype(np.float32), float(seen.mean())

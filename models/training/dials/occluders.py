"""Things in front of a dial: a hand, a leaf, a pipe, a cable, a card. Each is a list of (outline, colour)."""
import numpy as np

from .colours import vary
from .sheet import ellipse, polar, turned


def capsule(start, end, width):
    along = end - start
    angle = np.arctan2(along[1], along[0])
    t = np.linspace(np.pi / 2, 3 * np.pi / 2, 10)
    cap = np.stack([np.cos(t), np.sin(t)], 1) * width
    return turned(np.concatenate([cap, -cap + [np.hypot(*along), 0]]), angle, start)


def hand(rng, at, way):
    skin = vary(rng, [(225, 180, 150), (180, 125, 95), (110, 75, 55), (40, 60, 130), (230, 200, 60)][rng.integers(5)])
    across = np.array([-way[1], way[0]])
    parts = [(ellipse(at - way * 0.75, 0.5, 0.42, np.arctan2(way[1], way[0])), skin)]
    for finger in range(rng.integers(1, 5)):
        root = at - way * 0.5 + across * (finger - 1.5) * 0.21
        tip = root + way * rng.uniform(0.5, 0.95) + across * rng.normal(0, 0.06)
        parts.append((capsule(root, tip, 0.1), np.clip(skin * rng.uniform(0.75, 1.1), 0, 255)))
    return parts


def leaf(rng, at, way):
    green = vary(rng, [(60, 120, 40), (120, 140, 50), (170, 120, 50)][rng.integers(3)], 15)
    parts = []
    for _ in range(rng.integers(1, 4)):
        centre, turn, length = at + rng.normal(0, 0.3, 2), rng.uniform(0, 6.3), rng.uniform(0.25, 0.7)
        t = np.linspace(-1, 1, 20)
        profile = (1 - t ** 2) * rng.uniform(0.2, 0.5)
        outline = np.concatenate([np.stack([t, profile], 1), np.stack([t, -profile], 1)[::-1]]) * length
        parts += [(turned(outline, turn, centre), green * rng.uniform(0.7, 1.1)),
                  (turned([[-length, 0.008], [length, 0.004], [length, -0.004], [-length, -0.008]], turn, centre), green * 1.4)]
    return parts


def bar(rng, at, way):
    across = np.array([-way[1], way[0]])
    width = rng.choice([rng.uniform(0.02, 0.06), rng.uniform(0.1, 0.5)])
    colour = rng.uniform(20, 230, 3) if rng.random() < 0.5 else vary(rng, (rng.uniform(20, 220),) * 3)
    return [(np.array([at + across * 4 + way * width * s / 2, at - across * 4 + way * width * s / 2,
                       at - across * 4 - way * width * s / 2, at + across * 4 - way * width * s / 2]),
             np.clip(colour * (1.25 - 0.6 * s), 0, 255)) for s in (1, 0.75, 0.5, 0.25)]


def card(rng, at, way):
    w, h = rng.uniform(0.15, 0.7, 2)
    return [(turned(np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [w, h], rng.uniform(0, 6.3), at), rng.uniform(20, 250, 3))]


def some_occluder(rng, at):
    way = polar(1, rng.uniform(0, 2 * np.pi))
    return [hand, leaf, bar, card][rng.choice(4, p=[0.35, 0.25, 0.25, 0.15])](rng, at, way)

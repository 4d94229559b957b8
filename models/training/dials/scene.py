"""One seed becomes one photograph of a dial, or of none, with its exact truth."""
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import expose, tilt
from .glass import beads, dirt, glare, light, liquid
from .occluders import some_occluder
from .panel_meter import draw_panel_meter
from .round_dial import draw_round_dial
from .sheet import Sheet, ellipse, polar
from .surroundings import draw_background

SIZE = 400
RADIUS = 136  # px of the face in the finished picture, before tilt
FINENESS = 2  # drawn at twice the size

READABLE, UNREADABLE, DOUBTFUL = 1, 0, -1


@dataclass
class Scene:
    """Truth in picture px: `plane` is the best affine map from dial units, `pivot`, `tip`, `tail` are points."""
    picture: np.ndarray
    plane: np.ndarray
    pivot: np.ndarray
    tip: np.ndarray
    tail: np.ndarray
    readable: int
    kind: str


def project(homography, points):
    return cv2.perspectiveTransform(np.asarray(points, np.float64).reshape(1, -1, 2), homography)[0]


def best_affine(sheet, homography):
    ring = ellipse((0, 0), 1, 1, steps=24)
    seen = finished(project(homography, sheet.pixels(ring)))
    return np.linalg.lstsq(np.column_stack([ring, np.ones(24)]), seen, rcond=None)[0].T


def finished(points):
    """Sheet px → px of the finished picture."""
    return (points + 0.5) / FINENESS - 0.5


def occlude(sheet, rng, at):
    parts = some_occluder(rng, np.asarray(at))
    for outline, colour in parts:
        sheet.polygon(outline, colour)
    return sheet.mask([outline for outline, _ in parts])


def draw_misplaced(sheet, rng):
    """A dial where the pose does not expect one: too small or too large, and well off the centre."""
    other = Sheet(sheet.size, sheet.radius)
    draw_round_dial(other, rng)
    ring = other.mask([ellipse((0, 0), 1.1, 1.1)])
    zoom = rng.uniform(0.15, 0.6) if rng.random() < 0.7 else rng.uniform(1.6, 3)
    shift = sheet.pixels(polar(rng.uniform(0.45, 1.3) * max(1, zoom * 0.7), rng.uniform(0, 6.3))) - sheet.centre * zoom
    place = np.column_stack([np.eye(2) * zoom, shift])
    size = (sheet.size, sheet.size)
    where = cv2.warpAffine(cv2.resize(ring, size), place, size)
    sheet.image = np.where(where[..., None] > 127, cv2.warpAffine(other.image, place, size, flags=cv2.INTER_AREA), sheet.image)


def render_scene(seed):
    rng = np.random.default_rng(seed)
    kind = rng.choice(['round', 'panel', 'no-needle', 'background', 'covered', 'lost'], p=[0.5, 0.3, 0.09, 0.06, 0.035, 0.015])
    sheet = Sheet(SIZE * FINENESS, RADIUS * FINENESS)
    draw_background(sheet, rng)
    shown = None
    if kind == 'background' and rng.random() < 0.4:
        draw_misplaced(sheet, rng)
    if kind != 'background':
        draw = draw_panel_meter if kind == 'panel' or (kind != 'round' and rng.random() < 0.35) else draw_round_dial
        shown = draw(sheet, rng, kind != 'no-needle')
    degrees = rng.uniform(0, 12) if rng.random() < 0.75 else rng.uniform(12, 30)
    homography = tilt(rng, degrees, sheet.size, sheet.radius)
    sheet.image = cv2.warpPerspective(sheet.image, homography, (sheet.size, sheet.size), borderMode=cv2.BORDER_REFLECT)

    def seen(point):
        return finished(project(homography, sheet.pixels(point)))[0]

    pivot = tip = tail = np.full(2, (SIZE - 1) / 2)
    if shown:
        needle, at, angle = shown
        pivot, tip, tail = seen(at), seen(at + polar(needle.tip, angle)), seen(at - polar(needle.tail, angle))

    hidden = np.zeros((SIZE, SIZE), np.float32)
    if kind == 'covered':
        for share in (0.15, 0.4, 0.65, 0.9):
            hidden = np.maximum(hidden, occlude(sheet, rng, at + polar(needle.tip * share, angle) + rng.normal(0, 0.05, 2)) / 255)
    elif rng.random() < 0.14:
        hidden = np.maximum(hidden, occlude(sheet, rng, rng.uniform(-1, 1, 2)) / 255)

    picture = cv2.resize(sheet.image, (SIZE, SIZE), interpolation=cv2.INTER_AREA).astype(np.float32)
    centre = seen((0, 0))
    if rng.random() < 0.12 and kind != 'background':
        picture = liquid(picture, rng, centre, RADIUS)
    if rng.random() < 0.4:
        picture = dirt(picture, rng, rng.uniform(0.05, 1) ** 1.5)
    if rng.random() < 0.06:
        picture = beads(picture, rng)
    picture = light(picture, rng)
    if rng.random() < 0.42:
        picture, added = glare(picture, rng, centre, RADIUS, rng.uniform(0.2, 1))
        hidden = np.maximum(hidden, np.clip((added - 0.72) / 0.2, 0, 1))
    if kind == 'lost':  # a lamp in the lens, or the light is out
        picture = picture * 0.003 if rng.random() < 0.5 else picture * 0.05 + rng.uniform(235, 260)
    picture = expose(picture, rng)
    return Scene(picture, best_affine(sheet, homography), pivot, tip, tail, verdict(kind, hidden, pivot, tip), str(kind))


def verdict(kind, hidden, pivot, tip):
    """Readable by how much of the needle's outer three quarters is seen."""
    if kind in ('no-needle', 'background', 'lost'):
        return UNREADABLE
    way = pivot + (tip - pivot) * np.linspace(0.25, 1, 48)[:, None]
    x, y = np.clip(np.round(way).astype(int), 0, SIZE - 1).T
    visible = 1 - hidden[y, x].mean()
    return UNREADABLE if visible < 0.22 else DOUBTFUL if visible < 0.4 else READABLE

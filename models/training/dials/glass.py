"""What the glass adds at the camera's resolution: light, liquid, dirt, rust, glare and reflections of windows."""
import cv2
import numpy as np

from .sheet import ellipse, turned
from .surroundings import clouds


def _soft(rng, size, polygons, blur):
    mask = np.zeros((size, size), np.uint8)
    for points in polygons:
        cv2.fillPoly(mask, [np.round(points * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    if blur > 0.5:
        mask = cv2.GaussianBlur(mask, (0, 0), blur)
    return mask.astype(np.float32) / 255


def light(picture, rng):
    """Uneven light: a slope and slow clouds, and perhaps the edge of a cast shadow."""
    size = picture.shape[0]
    ramp = np.linspace(-1, 1, 64, dtype=np.float32)
    angle, depth = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.35)
    field = 1 + depth * (np.cos(angle) * ramp[None] + np.sin(angle) * ramp[:, None]) + clouds(rng, 64, 2, 2) * rng.uniform(0, 0.08)
    field = cv2.resize(field.astype(np.float32), (size, size))
    if rng.random() < 0.2:
        centre = (rng.uniform(0.1, 0.9, 2) if rng.random() < 0.6 else rng.normal(0.5, 0.02, 2)) * size
        corner = 2 * size if rng.random() < 0.6 else rng.choice([0, size * rng.uniform(0, 0.2)])  # a half plane, or a wedge's point
        shape = turned([[0, -corner], [2 * size, -2 * size], [2 * size, 2 * size], [0, corner]], rng.uniform(0, 6.3), centre)
        field *= 1 - rng.uniform(0.2, 0.7) * _soft(rng, size, [shape], rng.uniform(0, 12))
    return picture * field[..., None]


def liquid(picture, rng, centre, radius):
    """Glycerine up to a level: another tone below the line, a bright or dark meniscus."""
    size = picture.shape[0]
    level = centre[1] + rng.uniform(-0.8, 0.5) * radius
    slope = rng.normal(0, 0.04)
    xs, ys = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32))
    below = np.clip((ys - level - slope * (xs - centre[0])) / 2, 0, 1) * ((xs - centre[0]) ** 2 + (ys - centre[1]) ** 2 < radius ** 2)
    tint = np.array([1, 1, 1]) * rng.uniform(0.75, 1.05) - np.array([0, 0.02, rng.uniform(0, 0.3)])
    picture = picture * (1 + below[..., None] * (tint - 1))
    line = np.exp(-((ys - level - slope * (xs - centre[0])) / rng.uniform(0.8, 2.5)) ** 2) * (np.abs(xs - centre[0]) < radius * 0.95)
    return picture + (line * rng.uniform(-60, 60))[..., None]


def dirt(picture, rng, strength):
    """Stains, specks, rust and dust; `strength` 0…1."""
    size = picture.shape[0]
    tone = np.array([[120, 90, 60], [140, 70, 30], [60, 55, 50], [200, 195, 185]][rng.integers(4)], np.float32) + rng.normal(0, 12, 3)
    field = clouds(rng, size, 5, int(rng.integers(2, 7)))
    cover = np.clip((field - rng.uniform(0.1, 1.2)) * rng.uniform(0.5, 3), 0, 1) * strength
    veil = rng.uniform(0, 0.35) * strength
    cover = np.clip(cover + veil, 0, 0.92)[..., None]
    picture = picture + (tone - picture) * cover
    specks = np.zeros((size, size), np.uint8)
    for _ in range(rng.integers(0, int(40 * strength) + 1)):
        x, y = rng.integers(0, size, 2)
        cv2.circle(specks, (int(x), int(y)), int(rng.integers(1, 5)), int(rng.integers(80, 255)), -1, cv2.LINE_AA)
    for _ in range(rng.integers(0, 6) if rng.random() < 0.4 else 0):  # scratches
        a = rng.uniform(0, size, 2)
        b = a + rng.normal(0, size * 0.25, 2)
        cv2.line(specks, tuple(int(v) for v in a), tuple(int(v) for v in b), int(rng.integers(40, 160)), 1, cv2.LINE_AA)
    weight = specks.astype(np.float32)[..., None] / 255
    speck_tone = tone * rng.uniform(0.3, 1.2) if rng.random() < 0.6 else np.array([235, 235, 230], np.float32)
    return picture + (speck_tone - picture) * weight * 0.9


def beads(picture, rng):
    """Condensation or rain: drops that displace what lies behind them, each with its own highlight."""
    size = picture.shape[0]
    height = np.zeros((size, size), np.float32)
    for _ in range(rng.integers(20, 250)):
        x, y = rng.integers(0, size, 2)
        cv2.circle(height, (int(x), int(y)), int(rng.integers(1, 9)), float(rng.uniform(0.5, 3)), -1)
    height = cv2.GaussianBlur(height, (0, 0), 1.2)
    dx, dy = cv2.Sobel(height, cv2.CV_32F, 1, 0), cv2.Sobel(height, cv2.CV_32F, 0, 1)
    xs, ys = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32))
    bent = cv2.remap(picture.astype(np.float32), xs + dx * 2, ys + dy * 2, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return bent + ((dx * rng.normal(0, 1) + dy * rng.normal(0, 1)) * rng.uniform(2, 10))[..., None]


def glare(picture, rng, centre, radius, strength):
    """Bright patches: lamps, window panes, streaks and a milky veil. Returns picture and the light added (0…1)."""
    size = picture.shape[0]
    added = np.zeros((size, size), np.float32)
    for _ in range(rng.integers(1, 4)):
        at = centre + rng.normal(0, 0.55, 2) * radius
        kind = rng.integers(6)
        turn = rng.uniform(0, 6.3)
        if kind == 0:
            shapes = [ellipse(at, rng.uniform(0.05, 0.6) * radius, rng.uniform(0.05, 0.5) * radius, turn)]
        elif kind == 1:  # panes of a window
            w, h, gap = rng.uniform(0.1, 0.45) * radius, rng.uniform(0.1, 0.5) * radius, rng.uniform(1.05, 1.3)
            shear = np.array([[1, rng.normal(0, 0.2)], [rng.normal(0, 0.2), 1]])
            shapes = [turned((np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [w / 2, h / 2] + np.array([i, j]) * [w * gap, h * gap]) @ shear, turn, at)
                      for i in range(rng.integers(1, 3)) for j in range(rng.integers(1, 4))]
        elif kind == 2:  # a streak
            shapes = [turned(np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [2 * radius, rng.uniform(0.02, 0.2) * radius], turn, at)]
        elif kind == 3:  # radial, as slender as a needle, perhaps on one side only
            along, wide = np.sort(rng.uniform([-1.3, 0.3], [0.3, 1.3])) * radius, np.exp(rng.uniform(np.log(0.008), np.log(0.08))) * radius
            near = wide * rng.uniform(0.3, 2)
            shapes = [turned(np.array([[along[0], near], [along[1], wide], [along[1], -wide], [along[0], -near]]), turn,
                             centre + rng.normal(0, 0.04, 2) * radius)]
        elif kind == 4:  # parallel bands with hard edges: a lamp's tube or a blind
            wide, gap = rng.uniform(0.02, 0.12) * radius, rng.uniform(1.5, 4)
            shapes = [turned(np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [2 * radius, wide] + np.array([0, k * gap * wide]), turn, at)
                      for k in range(rng.integers(1, 5))]
        else:  # a crescent along the rim
            a = rng.uniform(0, 6.3)
            t = np.linspace(a, a + rng.uniform(0.4, 1.8), 24)
            wide = np.sin(np.linspace(0, np.pi, 24)) * rng.uniform(0.05, 0.4)
            ring = np.stack([np.cos(t), np.sin(t)], 1)
            shapes = [np.concatenate([ring * 0.97, (ring * (0.97 - wide)[:, None])[::-1]]) * radius + centre]
        blur = np.exp(rng.uniform(np.log(0.6), np.log(30)))
        added = np.maximum(added, _soft(rng, size, shapes, blur) * rng.uniform(0.25, 1) * strength)
    colour = np.array([255, 255, 255], np.float32) - rng.uniform(0, 40, 3)
    if rng.random() < 0.15:  # a dim scene mirrored in the glass
        mirrored = (clouds(rng, size, 5, 4) * 60 + rng.uniform(40, 190))[..., None] * rng.uniform(0.7, 1.1, 3)
        picture = picture * (1 - 0.3 * strength) + np.clip(mirrored, 0, 255) * 0.3 * strength
    return picture + (colour * rng.uniform(0.9, 1.3) - picture) * added[..., None], added

"""The clear, moulded lower part of a panel meter: ribs, a grid of lenses or frost over coil, hub and needle's root."""
import cv2
import numpy as np

from .colours import vary
from .sheet import ellipse


def works(sheet, rng, edges, depth):
    """The coil and its bracket, dimly seen behind the cover."""
    left, _, right, bottom = edges
    tone = rng.uniform(20, 200)
    for _ in range(rng.integers(1, 4)):
        wide, high = rng.uniform(0.1, 0.8), rng.uniform(0.3, 1) * (depth + bottom)
        shape = [[-wide, bottom], [-wide * rng.uniform(0.2, 1), bottom - high], [wide * rng.uniform(0.2, 1), bottom - high], [wide, bottom]]
        sheet.polygon(shape if rng.random() < 0.6 else ellipse((0, bottom - high / 2), wide, high / 2), vary(rng, (tone * rng.uniform(0.5, 1.5),) * 3, 12))


def pattern(rng, x, y):
    """−1…1 over the cells of a sheet (dial units): bars, a grid, or rings."""
    pitch, other = rng.uniform(0.02, 0.09, 2)
    kind = rng.integers(4)
    along = np.cos(2 * np.pi * y / pitch)
    if kind == 0:
        return along
    if kind == 1:
        return np.cos(2 * np.pi * x / pitch)
    if kind == 2:
        return 0.5 * (along + np.cos(2 * np.pi * x / (pitch if rng.random() < 0.6 else other)))
    return np.cos(2 * np.pi * np.hypot(x, y) / pitch)


def draw_moulded_cover(sheet, rng, edges, depth):
    """Over everything below `depth` above the pivot; what lies behind it stays visible, displaced and pale."""
    left, _, right, bottom = edges
    if rng.random() < 0.6:
        works(sheet, rng, edges, depth)
    size = sheet.size
    place = (np.arange(size, dtype=np.float32) - sheet.centre) / sheet.radius
    first, last = (int(np.clip(v * sheet.radius + sheet.centre, 0, size - 1)) for v in (-depth, bottom))
    start, end = (int(np.clip(v * sheet.radius + sheet.centre, 0, size - 1)) for v in (left, right))
    if last - first < 4 or end - start < 4:
        return
    part = sheet.image[first:last, start:end]
    ys, xs = np.meshgrid(np.arange(last - first, dtype=np.float32), np.arange(end - start, dtype=np.float32), indexing='ij')
    wave = pattern(rng, place[None, start:end], place[first:last, None]) + np.zeros_like(xs)
    sharp = rng.uniform(1, 6)
    wave = np.tanh(sharp * wave) / np.tanh(sharp)
    bend = rng.uniform(0, 0.035) * sheet.radius
    part = cv2.remap(part, xs, np.clip(ys + wave.astype(np.float32) * bend, 0, last - first - 1), cv2.INTER_LINEAR).astype(np.float32)
    if rng.random() < 0.5:
        part = cv2.GaussianBlur(part, (0, 0), rng.uniform(0.5, 9))
    milk, depth_of = rng.uniform(0, 0.75), rng.uniform(6, 60)
    shine = np.exp(-((place[start:end] - rng.uniform(-0.8, 0.8)) / rng.uniform(0.1, 0.9)) ** 2)[None, :, None] * rng.uniform(0, 60)
    part = part + (vary(rng, (rng.uniform(170, 245),) * 3, 8) - part) * milk + (wave * depth_of)[..., None] + shine
    sheet.image[first:last, start:end] = np.clip(part, 0, 255)
    if rng.random() < 0.6:
        sheet.line((left, -depth), (right, -depth), rng.uniform(0.005, 0.03), vary(rng, (rng.choice([70, 150, 245]),) * 3))
    for sign in (-1, 1) if rng.random() < 0.4 else ():
        at = np.array([sign * right * rng.uniform(0.6, 0.9), bottom * 0.3 - depth * 0.3])
        sheet.disc(at, 0.05, vary(rng, (120,) * 3))
        sheet.disc(at, 0.025, vary(rng, (40,) * 3))
    if rng.random() < 0.5:  # the screw that sets zero
        at, wide = np.array([0, rng.uniform(0.0, max(0.02, bottom))]), rng.uniform(0.05, 0.13)
        sheet.disc(at, wide, vary(rng, (rng.choice([30, 150, 235]),) * 3))
        sheet.line(at - [wide * 0.7, 0], at + [wide * 0.7, 0], wide * 0.25, vary(rng, (80,) * 3))

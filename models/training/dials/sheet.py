"""A sheet to draw on in dial units: anti-aliased shapes at sub-pixel places become RGB pixels."""
import cv2
import numpy as np

SHIFT = 4  # fractional bits of OpenCV's fixed-point vertices


class Sheet:
    """Square RGB picture; the dial's centre lies in its middle, `radius` px are one dial unit."""

    def __init__(self, size, radius, colour=(128, 128, 128)):
        self.image = np.empty((size, size, 3), np.uint8)
        self.image[:] = colour
        self.size, self.radius, self.centre = size, radius, (size - 1) / 2

    def pixels(self, points):
        return np.asarray(points, np.float64) * self.radius + self.centre

    def _fixed(self, points):
        return np.round(self.pixels(points) * (1 << SHIFT)).astype(np.int32)

    def polygon(self, points, colour):
        cv2.fillPoly(self.image, [self._fixed(points)], tuple(int(c) for c in colour), cv2.LINE_AA, SHIFT)

    def line(self, start, end, width, colour):
        """A bar with square ends, `width` in dial units."""
        start, end = np.asarray(start, float), np.asarray(end, float)
        along = end - start
        across = np.array([-along[1], along[0]]) * (width / 2 / max(np.hypot(*along), 1e-6))
        self.polygon([start + across, end + across, end - across, start - across], colour)

    def disc(self, centre, radius, colour):
        self.polygon(ellipse(centre, radius, radius), colour)

    def band(self, inner, outer, start, end, colour, centre=(0, 0)):
        """Part of a ring between two angles (radians, clockwise on screen)."""
        self.polygon(ring_part(inner, outer, start, end) + np.asarray(centre), colour)

    def mask(self, polygons):
        """Coverage 0…255 of the union of polygons, at half the sheet's resolution."""
        half = np.zeros((self.size // 2, self.size // 2), np.uint8)
        for points in polygons:
            fixed = np.round((self.pixels(points) / 2 - 0.25) * (1 << SHIFT)).astype(np.int32)
            cv2.fillPoly(half, [fixed], 255, cv2.LINE_AA, SHIFT)
        return half

    def shade(self, half_mask, darkness):
        """Darkens by a half-resolution mask: a shadow."""
        keep = 255 - (half_mask.astype(np.float32) * darkness).astype(np.uint8)
        keep = cv2.resize(keep, (self.size, self.size))
        self.image = cv2.multiply(self.image, cv2.merge([keep, keep, keep]), scale=1 / 255)

    def stamp(self, alpha, centre, colour):
        """Prints an alpha bitmap centred on a dial point."""
        height, width = alpha.shape
        x, y = np.round(self.pixels(centre) - np.array([width, height]) / 2).astype(int)
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + width, self.size), min(y + height, self.size)
        if right <= left or bottom <= top:
            return
        part = self.image[top:bottom, left:right].astype(np.float32)
        weight = (alpha[top - y:bottom - y, left - x:right - x].astype(np.float32) / 255)[..., None]
        self.image[top:bottom, left:right] = part + (np.asarray(colour, np.float32) - part) * weight


def polar(radius, angle):
    return np.array([radius * np.cos(angle), radius * np.sin(angle)])


def ellipse(centre, rx, ry, rotation=0.0, steps=64):
    t = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    x, y = rx * np.cos(t), ry * np.sin(t)
    c, s = np.cos(rotation), np.sin(rotation)
    return np.stack([x * c - y * s, x * s + y * c], 1) + np.asarray(centre)


def ring_part(inner, outer, start, end):
    t = np.linspace(start, end, max(2, int(abs(end - start) / 0.06)))
    way = np.stack([np.cos(t), np.sin(t)], 1)
    return np.concatenate([way * outer, way[::-1] * inner])


def turned(points, angle, origin=(0, 0)):
    """Points given along +x, turned to `angle` and moved to `origin`."""
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(points, float) @ np.array([[c, s], [-s, c]]) + np.asarray(origin)

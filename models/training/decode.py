"""Logits over direction become an angle and the probability mass that stands behind it."""
import numpy as np

from polar import COLUMNS

WINDOW = 4  # bins to either side of the arg-max


def decode(logits):
    """[N, 320] logits → angles (radians, −π…π) and masses in ±4 bins about the arg-max."""
    p = np.exp(logits - logits.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    best = p.argmax(1)
    offsets = np.arange(-WINDOW, WINDOW + 1)
    near = np.take_along_axis(p, (best[:, None] + offsets) % COLUMNS, 1)
    mass = near.sum(1)
    angle = (best + (near @ offsets) / mass) * (2 * np.pi / COLUMNS)
    return wrapped(angle), mass


def wrapped(angle):
    return (angle + np.pi) % (2 * np.pi) - np.pi

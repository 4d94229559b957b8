"""An annotated photograph becomes a pose (affine map from dial units to px, centred on the pivot) and its truth."""
import json
from pathlib import Path

import cv2
import numpy as np

PANEL_RADIUS = 1.1  # a panel meter's face radius over its marks' mean distance from the pivot


def photographs(manifest):
    """Yields (entry, RGB picture) of every readable photograph."""
    for entry in json.loads(manifest.read_text())['images']:
        yield entry, cv2.imread(str(manifest.parent / entry['file']))[:, :, ::-1].copy()


def plane_of(entry):
    pivot = np.array(entry['pivot'])
    dial = entry['dial']
    if dial:
        c, s = np.cos(np.radians(dial['rotationDeg'])), np.sin(np.radians(dial['rotationDeg']))
        turn = np.array([[c, -s], [s, c]])
        shape = turn @ np.diag([dial['rx'], dial['ry']]) @ turn.T
    else:
        distances = [np.hypot(*(np.array(mark['at']) - pivot)) for mark in entry['marks']]
        shape = np.eye(2) * np.mean(distances) * PANEL_RADIUS
    return np.column_stack([shape, pivot])


def moved(plane, offset):
    """The same plane with its centre `offset` dial units away."""
    return np.column_stack([plane[:, :2], plane[:, 2] + plane[:, :2] @ np.asarray(offset)])


def somewhere(rng, plane, width, height, least):
    """A centre at least `least` radii from the pivot and within the picture, or None."""
    for _ in range(60):
        centre = rng.uniform(0, [width, height])
        offset = np.linalg.solve(plane[:, :2], centre - plane[:, 2])
        if np.hypot(*offset) > least:
            return moved(plane, offset)
    return None

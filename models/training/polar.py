"""The network's input: a picture and a pose become a polar strip, exactly as the app samples it (../needle.md)."""
import cv2
import numpy as np

ROWS, COLUMNS = 48, 320
INNER, OUTER = 0.08, 1.08  # dial units
FINEST = 192  # px: a face's radius in the picture that is sampled, at most

RADII = INNER + np.arange(ROWS) * ((OUTER - INNER) / (ROWS - 1))
ANGLES = np.arange(COLUMNS) * (2 * np.pi / COLUMNS)
GRID = np.stack([RADII[:, None] * np.cos(ANGLES), RADII[:, None] * np.sin(ANGLES)])  # [2, 48, 320] dial units


def sample(picture, plane):
    """Bilinear strip [48, 320, 3] of an 8-bit picture; `plane` is the affine map [2, 3] from dial units to px."""
    plane = np.asarray(plane)
    where = np.tensordot(plane[:, :2], GRID, 1) + plane[:, 2, None, None]
    return cv2.remap(picture, where[0].astype(np.float32), where[1].astype(np.float32), cv2.INTER_LINEAR,
                     borderMode=cv2.BORDER_REPLICATE)


def halved(picture):
    """Mean of 2 × 2 px, rounded; an odd last row or column is dropped."""
    height, width = picture.shape[0] // 2 * 2, picture.shape[1] // 2 * 2
    p = picture[:height, :width].astype(np.uint16)
    return ((p[::2, ::2] + p[::2, 1::2] + p[1::2, ::2] + p[1::2, 1::2] + 2) >> 2).astype(np.uint8)


def reduced(picture, plane):
    """Halves until the face's radius is at most FINEST px. Returns picture and plane."""
    plane = np.array(plane, float)
    while face_radius(plane) > FINEST:
        picture = halved(picture)
        plane = plane / 2
        plane[:, 2] -= 0.25  # px centres lie at integers
    return picture, plane


def face_radius(plane):
    """Radius in px of the circle with the face's area."""
    return float(np.sqrt(abs(np.linalg.det(np.asarray(plane)[:, :2]))))

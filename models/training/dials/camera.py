"""The camera: tilt of the plane, focus, motion, exposure, noise and compression."""
import cv2
import numpy as np


def tilt(rng, degrees, size, radius):
    """Homography (sheet px → sheet px) of a view `degrees` off the dial's axis, about the picture's centre."""
    axis = rng.uniform(0, 2 * np.pi)
    slope = np.radians(degrees)
    distance = rng.uniform(4, 14)  # camera to dial, dial radii
    c, s = np.cos(axis), np.sin(axis)
    turn = np.array([[c, -s], [s, c]])
    flat = turn @ np.diag([np.cos(slope), 1]) @ turn.T
    lean = np.array([c, s]) * np.sin(slope) / distance
    middle = (size - 1) / 2
    place = np.array([[radius, 0, middle], [0, radius, middle], [0, 0, 1.0]])
    view = np.eye(3)
    view[:2, :2], view[2, :2] = flat, lean
    return place @ view @ np.linalg.inv(place)


def expose(picture, rng):
    """Float picture (0…255) to 8 bits, with mild faults; the strong ones are added anew each time a dial is used."""
    if rng.random() < 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.6))
    if rng.random() < 0.5:
        picture = picture * np.exp(rng.normal(0, 0.18)) * np.exp(rng.normal(0, 0.05, 3)) + rng.normal(0, 8)
    if rng.random() < 0.5:
        picture = picture + rng.normal(0, rng.uniform(1, 9), picture.shape)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = int(rng.integers(25, 95))
        picture = cv2.imdecode(cv2.imencode('.jpg', picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return picture

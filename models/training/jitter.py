"""A rendered dial becomes one training sample: each use has its own pose, focus and exposure."""
import cv2
import numpy as np

from overlays import overlaid
from polar import COLUMNS, INNER, OUTER, ROWS, sample

FACE = 136  # px, the face's radius in a rendered picture (dials/scene.py)
FAR_OFF = 0.2  # dial units: with its centre further away than this a pose must not be believed
LEAST_SPREAD = 0.008  # of full scale: a strip flatter than this carries no picture
FAINTEST = 3.5  # 8-bit steps: a needle fainter than this may as well not be there
HIDDEN, HALF_HIDDEN = 0.25, 0.45  # share of the needle that must be left to see, or it is unreadable, or not judged


def jittered_plane(rng, plane, pivot):
    """An assumed pose near the true one, or (one in seven) far off. Returns the affine map and whether it is far off."""
    far = rng.random() < 0.14
    near = rng.uniform(0.05, 0.19) if rng.random() < 0.07 else min(0.17, abs(rng.normal(0, 0.04)) * (2 if rng.random() < 0.1 else 1))
    distance = FAR_OFF + 0.02 + 1.1 * rng.random() ** 2.2 if far else near
    way = rng.uniform(0, 2 * np.pi)
    c, s = np.cos(way), np.sin(way)
    turn = np.array([[c, -s], [s, c]])
    scale, aspect = np.exp(rng.uniform(-0.12, 0.12)), np.exp(rng.uniform(-0.05, 0.05) / 2)
    stretch = turn @ np.diag([scale * aspect, scale / aspect]) @ turn.T
    phi = rng.uniform(0, 2 * np.pi)
    c, s = np.cos(phi), np.sin(phi)
    mirror = np.diag([1, rng.choice([-1, 1])])
    origin = pivot if rng.random() < 0.5 or far else plane[:, 2]
    centre = origin + plane[:, :2] @ turn[:, 0] * distance
    return np.column_stack([plane[:, :2] @ stretch @ np.array([[c, -s], [s, c]]) @ mirror, centre]), far


def refocused(rng, picture, plane):
    """Another resolution, defocus or motion blur."""
    if rng.random() < 0.5:
        factor = np.exp(rng.uniform(np.log(22), np.log(FACE))) / FACE
        squeeze = rng.uniform(0.5, 1) if rng.random() < 0.3 else 1  # a tilted plane, rectified
        size = picture.shape[0]
        picture = cv2.resize(picture, None, fx=factor * squeeze, fy=factor, interpolation=cv2.INTER_AREA)
        factors = np.array(picture.shape[1::-1]) / size
        plane = plane * factors[:, None]
        plane[:, 2] += factors / 2 - 0.5
    kind = rng.random()
    if kind < 0.13:
        picture = cv2.GaussianBlur(picture, (0, 0), picture.shape[0] * rng.uniform(0.002, 0.018))
    elif kind < 0.21:
        length = max(2, int(rng.uniform(0.01, 0.05) * picture.shape[0]))
        kernel = np.zeros((length, length), np.float32)
        a = rng.uniform(0, np.pi)
        half = (length - 1) / 2
        ends = [(int(round(half + k * half * np.cos(a))), int(round(half + k * half * np.sin(a)))) for k in (-1, 1)]
        cv2.line(kernel, *ends, 1.0, 1)
        picture = cv2.filter2D(picture, -1, kernel / kernel.sum())
    if rng.random() < 0.12:
        quality = int(np.exp(rng.uniform(np.log(3), np.log(60))))
        picture = cv2.imdecode(cv2.imencode('.jpg', picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    return picture, plane


def glared(rng, strip):
    """Soft lights laid over the strip."""
    rows, columns = np.arange(ROWS, dtype=np.float32)[:, None], np.arange(COLUMNS, dtype=np.float32)[None]
    for _ in range(rng.integers(1, 4)):
        away = (columns - rng.uniform(0, COLUMNS) + COLUMNS / 2) % COLUMNS - COLUMNS / 2
        field = np.exp(-(away / rng.uniform(3, 40)) ** 2 - ((rows - rng.uniform(0, ROWS)) / rng.uniform(2, 20)) ** 2)
        strip = strip + (field * rng.uniform(0.2, 1))[..., None]
    return strip


def exposed(rng, strip):
    """Gain, cast, darkness, over-exposure, haze, noise; 8-bit steps as a camera has them."""
    if rng.random() < 0.1:
        strip = glared(rng, strip)
    if rng.random() < 0.4:
        strip = np.clip(strip, 0, 1) ** np.float32(np.exp(rng.normal(0, 0.3)))
    if rng.random() < 0.2:
        strip = np.repeat(strip @ np.array([0.299, 0.587, 0.114], np.float32)[:, None], 3, 2)
    if rng.random() < 0.06:
        strip = 1 - strip
    light = rng.random()
    gain = np.exp(rng.normal(0, 0.25))
    if light < 0.15:
        gain = np.exp(rng.uniform(np.log(0.03), np.log(0.35)))
    elif light < 0.26:  # the bright parts clip, a veil lies over the rest
        gain = np.exp(rng.uniform(np.log(1.3), np.log(5)))
        strip = strip + np.float32(rng.uniform(0, 0.16) * rng.choice([0, 1]) / gain)
    elif light < 0.32:
        haze = rng.uniform(0.3, 0.85)
        strip = strip * (1 - haze) + haze * rng.uniform(0.4, 1)
    cast = rng.normal(0, 0.25 if rng.random() < 0.1 else 0.07, 3)
    strip = strip * (gain * np.exp(cast)).astype(np.float32)
    if rng.random() < 0.5 and gain > 0.4:
        strip = strip + np.float32(rng.normal(0, 0.06))
    if rng.random() < 0.45:
        spread = rng.uniform(0.002, 0.02) if gain < 0.4 else rng.uniform(0.005, 0.2 if rng.random() < 0.2 else 0.08)
        strip = strip + rng.standard_normal(strip.shape, np.float32) * np.float32(spread)
    return np.round(np.clip(strip, 0, 1) * 255).astype(np.uint8)


def faintness(strip, pivot, tip):
    """How far the needle's clearest quarter differs from what lies to both sides of it, in 8-bit steps."""
    way = pivot + (tip - pivot) * np.linspace(0.35, 0.98, 28)[:, None]
    across = np.array([pivot[1] - tip[1], tip[0] - pivot[0]]) / max(np.hypot(*(tip - pivot)), 1e-6) * 0.08

    def seen(points):
        rows = np.clip(np.round((np.hypot(*points.T) - INNER) * (ROWS - 1) / (OUTER - INNER)), 0, ROWS - 1).astype(int)
        return strip[rows, np.round(np.arctan2(points[:, 1], points[:, 0]) * (COLUMNS / 2 / np.pi)).astype(int) % COLUMNS].astype(np.float32)

    differences = np.abs(seen(way) - (seen(way + across) + seen(way - across)) / 2).max(1)
    return float(np.sort(differences)[-7:].mean())


def training_sample(rng, picture, truth):
    """`truth` as stored by render_dials.py. Returns strip [3, 48, 320] u8 and (direction, line, tip, tail, readable)."""
    plane, pivot, tip, tail, readable = truth[:6].reshape(2, 3), truth[6:8], truth[8:10], truth[10:12], truth[12]
    assumed, far = jittered_plane(rng, plane, pivot)
    if far:
        readable = 0
    inverse = np.linalg.inv(assumed[:, :2])
    seen_pivot, seen_tip, seen_tail = (inverse @ (point - assumed[:, 2]) for point in (pivot, tip, tail))
    line = seen_tip - seen_pivot
    tail_length = np.hypot(*seen_tail) if np.hypot(*(seen_tail - seen_pivot)) > 0.02 else 0.0
    strip, seen = overlaid(rng, sample(*refocused(rng, picture, assumed)).astype(np.float32) / 255, seen_pivot, seen_tip)
    strip = exposed(rng, strip)
    if readable == 1 and seen < HALF_HIDDEN:
        readable = 0 if seen < HIDDEN else -1
    if readable == 1 and (strip.std() < LEAST_SPREAD * 255 or faintness(strip, seen_pivot, seen_tip) < FAINTEST):
        readable = -1
    target = (np.arctan2(seen_tip[1], seen_tip[0]), np.arctan2(line[1], line[0]), np.hypot(*seen_tip), tail_length, readable)
    return strip.transpose(2, 0, 1), np.array(target, np.float32)

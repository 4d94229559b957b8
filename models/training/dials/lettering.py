"""Words and numbers in several typefaces become alpha bitmaps."""
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

ROOT = Path('/usr/share/fonts/truetype')
LATIN = sorted(
    str(path)
    for pattern in ('dejavu/DejaVuSans*.ttf', 'dejavu/DejaVuSerif*.ttf', 'liberation/*.ttf', 'freefont/*.ttf',
                    'noto/NotoSans-*.ttf', 'noto/NotoSerif-*.ttf', 'noto/NotoSansDisplay-*.ttf')
    for path in ROOT.glob(pattern)
)
HAN = ROOT / 'droid/DroidSansFallbackFull.ttf'
UNITS = ['bar', 'MPa', 'kPa', 'psi', '°C', '°F', 'kg/cm²', 'A', 'V', 'mA', 'kV', 'Hz', 'rpm', '%', 'mbar', 'm³/h', 'kW',
         'x1000', 'inHg', 'l/min', 'mm', 'RH', 'kN', 'Pa']
WORDS = ['PRESSURE', 'TEMPERATURE', 'CL 1.6', 'KL 2.5', 'EN 837-1', 'SERIES', 'MADE IN', 'No. 4711', 'SUS 316', 'OIL',
         'WATER', 'STEAM', 'OXYGEN', 'USE NO OIL', 'INSTRUMENTS', 'AUTOMATION', 'LEVEL', 'FLOW', 'Class 1.0', 'VACUUM']
HAN_RANGE = (0x4E00, 0x8FFF)


@lru_cache(maxsize=512)
def typeface(path, size):
    return ImageFont.truetype(path, size)


def lettering(text, path, height, angle=0.0):
    """Alpha bitmap of `text`, `height` px tall, turned by `angle` radians clockwise."""
    font = typeface(str(path), max(6, int(height)))
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new('L', (max(1, right - left + 2), max(1, bottom - top + 2)))
    ImageDraw.Draw(picture).text((1 - left, 1 - top), text, font=font, fill=255)
    alpha = np.asarray(picture)
    if abs(angle) < 1e-3:
        return alpha
    side = int(np.hypot(*alpha.shape)) + 2
    c, s = np.cos(angle), np.sin(angle)
    middle = np.array([(alpha.shape[1] - 1) / 2, (alpha.shape[0] - 1) / 2])
    matrix = np.array([[c, -s], [s, c]])
    offset = (side - 1) / 2 - matrix @ middle
    return cv2.warpAffine(alpha, np.column_stack([matrix, offset]), (side, side))


def some_words(rng):
    """A line of small print and the typeface for it."""
    if HAN.exists() and rng.random() < 0.2:
        return ''.join(chr(rng.integers(*HAN_RANGE)) for _ in range(rng.integers(2, 6))), HAN
    word = str(rng.choice(WORDS + UNITS))
    if rng.random() < 0.3:
        word = ''.join(rng.choice(list('ABCDEFGHIKLMNOPRSTUVWXYZ0123456789')) for _ in range(rng.integers(3, 9)))
    return word, rng.choice(LATIN)

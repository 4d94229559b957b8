"""Four strips by formula, so that another language can rebuild them and compare its outputs with ours (../needle.md)."""
import numpy as np

from polar import COLUMNS, ROWS


def check_input(case):
    """Float32 [3, 48, 320]; computed in double precision, rounded once."""
    channel, row, column = np.meshgrid(np.arange(3), np.arange(ROWS), np.arange(COLUMNS), indexing='ij')
    if case < 2:
        index = (channel * ROWS + row) * COLUMNS + column
        return (0.5 + 0.5 * np.sin([0.01, 0.37][case] * index)).astype(np.float32)
    needle = [200, 60][case - 2]
    away = (column - needle + 160) % 320 - 160
    return (0.85 - 0.05 * channel - np.where(row < 36, 0.7 * np.exp(-((away / 2.5) ** 2)), 0)).astype(np.float32)

"""The cap over the pivot, in its many kinds."""
import numpy as np

from .colours import vary
from .sheet import polar


def draw_hub(sheet, rng, needle, pivot, size=None):
    kind = rng.choice(['none', 'same', 'metal', 'stacked', 'brass', 'cover'], p=[0.08, 0.34, 0.22, 0.2, 0.08, 0.08])
    if kind == 'none':
        return
    size = size or (rng.uniform(0.16, 0.32) if kind == 'cover' else np.exp(rng.uniform(np.log(0.03), np.log(0.14))))
    metal = vary(rng, (rng.uniform(90, 230),) * 3, 6)
    colour = {'same': needle.colour, 'metal': metal, 'stacked': needle.colour, 'brass': vary(rng, (185, 150, 70)),
              'cover': vary(rng, (rng.choice([20, 200]),) * 3)}[kind]
    sheet.disc(pivot, size, np.asarray(colour) * 0.75)
    sheet.disc(pivot, size * 0.92, colour)
    if kind in ('metal', 'brass'):
        sheet.disc(pivot + rng.uniform(-0.2, 0.2, 2) * size, size * 0.6, np.clip(colour + 30, 0, 255))
    if kind == 'stacked' or rng.random() < 0.2:
        sheet.disc(pivot, size * rng.uniform(0.25, 0.6), metal)
    if rng.random() < 0.3:
        way = polar(size * rng.uniform(0.4, 0.8), rng.uniform(0, np.pi))
        sheet.line(pivot - way, pivot + way, size * 0.2, np.asarray(colour) * 0.35)

#!/usr/bin/env python3
"""Renders dials with exact truth into `<out>/dials-*.npz`, or a contact sheet of them: seeds in, pictures out."""
import argparse
from multiprocessing import Pool
from pathlib import Path
from time import time

import cv2
import numpy as np

from dials.scene import SIZE, render_scene

SHARD = 500  # dials per file
HELD_OUT = 10_000_000  # seeds from here on are never trained on


def render_shard(job):
    cv2.setNumThreads(1)
    path, seeds = job
    if path.exists():
        return path
    pictures = np.empty((len(seeds), SIZE, SIZE, 3), np.uint8)
    truth = np.empty((len(seeds), 13), np.float64)
    kinds = []
    for index, seed in enumerate(seeds):
        scene = render_scene(seed)
        pictures[index] = scene.picture
        truth[index] = np.concatenate([scene.plane.ravel(), scene.pivot, scene.tip, scene.tail, [scene.readable]])
        kinds.append(scene.kind)
    part = path.with_suffix('.part.npz')
    np.savez(part, pictures=pictures, truth=truth, kinds=np.array(kinds))
    part.rename(path)
    return path


def contact_sheet(path, seeds, columns=10, side=200):
    tiles = []
    for seed in seeds:
        scene = render_scene(seed)
        tile = np.ascontiguousarray(scene.picture)
        if scene.readable == 1:
            cv2.circle(tile, tuple(int(v) for v in scene.tip), 4, (255, 0, 255), 1)
            cv2.circle(tile, tuple(int(v) for v in scene.pivot), 4, (0, 255, 255), 1)
        cv2.putText(tile, f'{scene.kind} {scene.readable}', (4, 14), 0, 0.5, (255, 0, 255), 1)
        tiles.append(cv2.resize(tile, (side, side), interpolation=cv2.INTER_AREA))
    rows = [np.hstack(tiles[k:k + columns]) for k in range(0, len(tiles) - columns + 1, columns)]
    cv2.imwrite(str(path), np.vstack(rows)[:, :, ::-1])


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--out', type=Path, default=Path(__file__).parent / '.cache')
    options.add_argument('--count', type=int, default=8000, help='dials to train on')
    options.add_argument('--held-out', type=int, default=1000, help='dials to score on')
    options.add_argument('--seed', type=int, default=0, help='first seed')
    options.add_argument('--processes', type=int, default=2)
    options.add_argument('--sheet', type=Path, help='write a contact sheet (PNG) of 60 dials instead')
    given = options.parse_args()
    if given.sheet:
        contact_sheet(given.sheet, range(given.seed, given.seed + 60))
        return
    given.out.mkdir(parents=True, exist_ok=True)
    jobs = [(given.out / f'held-out-{first:08d}.npz', range(first, min(first + SHARD, HELD_OUT + given.held_out)))
            for first in range(HELD_OUT, HELD_OUT + given.held_out, SHARD)]
    jobs += [(given.out / f'dials-{first:08d}.npz', range(first, min(first + SHARD, given.seed + given.count)))
             for first in range(given.seed, given.seed + given.count, SHARD)]
    started = time()
    with Pool(given.processes) as pool:
        for done, path in enumerate(pool.imap(render_shard, jobs), 1):
            print(f'{done}/{len(jobs)} {path.name} {time() - started:.0f} s', flush=True)


if __name__ == '__main__':
    main()

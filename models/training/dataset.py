"""Shards of rendered dials become an endless, seeded stream of jittered training samples."""
import cv2
import numpy as np
from torch.utils.data import IterableDataset, get_worker_info

from jitter import training_sample

RESCAN = 4800  # samples between looks for shards that were rendered meanwhile


def load(path):
    with np.load(path) as shard:
        return shard['pictures'], shard['truth']


class JitteredDials(IterableDataset):
    def __init__(self, folder, pattern='dials-*.npz', seed=0):
        self.folder, self.pattern, self.seed = folder, pattern, seed
        self.shards = {}

    def look(self):
        for path in sorted(self.folder.glob(self.pattern)):
            if path not in self.shards and '.part' not in path.name:
                self.shards[path] = load(path)
        return [(pictures, truth, k) for pictures, truth in self.shards.values() for k in range(len(truth))]

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            dials = self.look()
            for index in (rng.permutation(len(dials)) if len(dials) > RESCAN else rng.integers(0, len(dials), RESCAN))[:RESCAN]:
                pictures, truth, k = dials[index]
                yield training_sample(rng, pictures[k], truth[k])


def held_out(folder, limit=None, seed=1):
    """Every held-out dial once, jittered by a fixed seed: strips u8 [N, 3, 48, 320], targets [N, 5], plain first."""
    rng = np.random.default_rng(seed)
    strips, targets = [], []
    for path in sorted(folder.glob('held-out-*.npz')):
        pictures, truth = load(path)
        for picture, one in zip(pictures, truth):
            strip, target = training_sample(rng, picture, one)
            strips.append(strip)
            targets.append(target)
            if limit and len(strips) == limit:
                return np.stack(strips), np.stack(targets)
    return np.stack(strips), np.stack(targets)

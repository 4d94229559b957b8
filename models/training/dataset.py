"""Shards of rendered dials become an endless, seeded stream of jittered training samples."""
import cv2
import numpy as np
from torch.utils.data import IterableDataset, get_worker_info

from jitter import training_sample

RESCAN = 4800  # samples between looks for shards that were rendered meanwhile
AT_ONCE = 2  # new shards a look takes in, since judging them takes time
JUDGED = 1  # uses by which a dial is judged
EASY, HARDEST = 0.5, 2.5  # weight of a dial without difficulty, and the greatest that counts


def load(path):
    with np.load(path) as shard:
        return shard['pictures'], shard['truth']


class JitteredDials(IterableDataset):
    """`judge` (strips, targets → difficulty of each) makes hard dials come oftener; without it all are alike."""

    def __init__(self, folders, pattern='dials-*.npz', seed=0, judge=None):
        self.folders, self.pattern, self.seed, self.judge = folders, pattern, seed, judge
        self.shards, self.weights = {}, {}

    def look(self, rng):
        there = (path for folder in self.folders for path in sorted(folder.glob(self.pattern)))
        for path in [path for path in there if path not in self.shards and '.part' not in path.name][:AT_ONCE]:
            self.shards[path] = load(path)
            self.weights[path] = self.weigh(rng, *self.shards[path])
        dials = [(pictures, truth, k) for pictures, truth in self.shards.values() for k in range(len(truth))]
        weights = np.concatenate([self.weights[path] for path in self.shards])
        return dials, weights / weights.sum()

    def weigh(self, rng, pictures, truth):
        if not self.judge:
            return np.ones(len(truth))
        cost = np.zeros(len(truth))
        for _ in range(JUDGED):
            samples = [training_sample(rng, picture, one) for picture, one in zip(pictures, truth)]
            cost += np.minimum(self.judge(*(np.stack(part) for part in zip(*samples))), HARDEST) / JUDGED
        return EASY + cost

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            dials, weights = self.look(rng)
            for index in rng.choice(len(dials), RESCAN, p=weights):
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

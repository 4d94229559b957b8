#!/usr/bin/env python3
"""Rendered dials become weights: trains the needle network and keeps its averaged weights in `<out>/needle.pt`."""
import argparse
import copy
import json
import math
from pathlib import Path
from time import time

import torch
from torch.utils.data import DataLoader

from dataset import JitteredDials, held_out
from losses import difficulty, loss
from measure import figures, outputs_of
from network import NeedleNetwork, begin_from

AVERAGE = 0.999  # of the running mean of the weights


def follow(average, network, step):
    share = min(AVERAGE, (1 + step) / (10 + step))
    with torch.no_grad():
        for mean, now in zip(average.state_dict().values(), network.state_dict().values()):
            if mean.dtype.is_floating_point:
                mean.lerp_(now, 1 - share)
            else:
                mean.copy_(now)


def judge_by(network):
    def judge(strips, targets):
        torch.set_num_threads(1)
        with torch.autocast('cpu', torch.bfloat16):
            outputs = [torch.from_numpy(output) for output in outputs_of(network, strips)]
        return difficulty(outputs, torch.from_numpy(targets)).numpy()

    return judge


def main():
    here = Path(__file__).parent / '.cache'
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--dials', type=Path, nargs='+', default=[here], help='folders; the first has the held-out dials')
    options.add_argument('--out', type=Path, default=here)
    options.add_argument('--steps', type=int, default=2500)
    options.add_argument('--minutes', type=float, default=1e9, help='anneal and stop by then, though steps be left')
    options.add_argument('--batch', type=int, default=48)
    options.add_argument('--rate', type=float, default=3e-3)
    options.add_argument('--seed', type=int, default=0)
    options.add_argument('--threads', type=int, default=1, help='more only where the cores are idle: waiting threads spin')
    options.add_argument('--from', dest='start', type=Path, help='weights to begin with, perhaps of a smaller network')
    options.add_argument('--mine', action='store_true', help='dials that the first weights find hard come oftener')
    given = options.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    network = NeedleNetwork()
    if given.start:
        begin_from(network, torch.load(given.start, map_location='cpu'))
    network = network.to(memory_format=torch.channels_last)  # more than twice as fast as planes
    judge = judge_by(copy.deepcopy(network)) if given.mine else None
    average = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=given.rate, weight_decay=1e-2)
    batches = iter(DataLoader(JitteredDials(given.dials, seed=given.seed, judge=judge), given.batch, num_workers=1, prefetch_factor=8))
    test = None
    started, running = time(), None
    step, progress = 0, 0.0
    while progress < 1:
        strips, target = next(batches)
        progress = max((step + 1) / given.steps, (time() - started) / 60 / given.minutes)
        warm = min(1, (step + 1) / 100)
        for group in optimiser.param_groups:
            group['lr'] = given.rate * warm * max(0.005, 0.5 + 0.5 * math.cos(math.pi * min(1, progress)))
        network.train()
        with torch.autocast('cpu', torch.bfloat16):
            outputs = network((strips.float() / 255).contiguous(memory_format=torch.channels_last))
        cost = loss([output.float() for output in outputs], target)
        optimiser.zero_grad(set_to_none=True)
        cost.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        follow(average, network, step)
        running = cost.item() if running is None else 0.98 * running + 0.02 * cost.item()
        step += 1
        if step % 20 == 0:
            print(f'{step} {progress:.0%} loss {running:.3f} {time() - started:.0f} s', flush=True)
        if step % 800 == 0 or progress >= 1:
            torch.save(average.state_dict(), given.out / 'needle.pt')
            test = test or held_out(given.dials[0], limit=500)
            print(step, json.dumps(figures(outputs_of(average, test[0]), test[1])), flush=True)


if __name__ == '__main__':
    main()

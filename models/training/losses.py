"""How wrong the network is about a batch: distributions, honesty and radii in one number."""
import math

import torch
from torch.nn import functional as F

from polar import COLUMNS

BIN = 2 * math.pi / COLUMNS
SPREAD = math.radians(1.4) / BIN  # bins: the target's standard deviation
WINDOW = 6  # bins about the truth in which the centre of mass is compared


def distribution_loss(logits, angle):
    """Cross entropy against a Gaussian over the bins, plus a little of the local centre of mass's error."""
    place = (angle / BIN) % COLUMNS
    bins = torch.arange(COLUMNS, device=logits.device)
    away = (bins - place[:, None] + COLUMNS / 2) % COLUMNS - COLUMNS / 2
    target = torch.softmax(-0.5 * (away / SPREAD) ** 2, 1)
    entropy = -(target * torch.log_softmax(logits, 1)).sum(1)
    local = torch.softmax(logits.masked_fill(away.abs() > WINDOW, -1e4), 1)
    shift = (local * away).sum(1)
    return (entropy + 0.4 * F.smooth_l1_loss(shift, torch.zeros_like(shift), reduction='none'))


def indifference(logits):
    """Cross entropy against the uniform distribution: where nothing can be read no direction should stand out."""
    return -torch.log_softmax(logits, 1).mean() - math.log(COLUMNS)


def loss(outputs, target):
    """`target` [N, 5]: direction, line, tip, tail, readable (1, 0, or −1 for doubtful: not judged)."""
    direction, line, readable, reach = outputs
    good, bad = target[:, 4] == 1, target[:, 4] == 0
    total = distribution_loss(direction[good], target[good, 0]).mean() + 0.6 * distribution_loss(line[good], target[good, 1]).mean()
    total = total + 2.0 * F.smooth_l1_loss(reach[good], target[good, 2:4], beta=0.1)
    judged = good | bad
    total = total + 0.8 * F.binary_cross_entropy_with_logits(readable[judged, 0], target[judged, 4])
    if bad.any():
        total = total + 0.08 * (indifference(direction[bad]) + indifference(line[bad]))
    return total


@torch.no_grad()
def difficulty(outputs, target):
    """Of each sample: 0 where the network has it right and knows it."""
    direction, _, readable, _ = outputs
    good, judged = target[:, 4] == 1, target[:, 4] >= 0
    honest = F.binary_cross_entropy_with_logits(readable[:, 0], target[:, 4].clamp(min=0), reduction='none')
    least = math.log(SPREAD * math.sqrt(2 * math.pi * math.e))
    return judged * honest + good * (distribution_loss(direction, target[:, 0]) - least).clamp(min=0)

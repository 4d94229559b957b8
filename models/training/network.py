"""The needle network: a polar strip becomes two distributions over direction, a readable logit and two radii."""
import torch
from torch import nn
from torch.nn import functional as F

from polar import COLUMNS

CHANNELS = 48
DILATIONS = (1, 2, 4, 8, 16, 1)


def ring(x, reach):
    """Pads the last axis (angle) with its other end."""
    return torch.cat([x[..., -reach:], x, x[..., :reach]], -1)


class RingConvolution(nn.Module):
    """Convolution over radius × angle, circular in angle, zeros beyond the radii; batch normalisation follows."""

    def __init__(self, inputs, outputs, kernel=(3, 3), stride=(1, 1), rim=1, dilation=1):
        super().__init__()
        self.reach = dilation * (kernel[1] // 2)
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, (rim, 0), (1, dilation), bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.norm(self.convolution(ring(x, self.reach)))


class NeedleNetwork(nn.Module):
    def __init__(self, channels=CHANNELS):
        super().__init__()
        self.shrink = nn.ModuleList([
            RingConvolution(3, 12, stride=(2, 1)),
            RingConvolution(12, 24, stride=(2, 2)),
            RingConvolution(24, 40, stride=(2, 1)),
            RingConvolution(40, channels, kernel=(6, 3), rim=0),
        ])
        self.around = nn.ModuleList([RingConvolution(channels, channels, (1, 7), rim=0, dilation=d) for d in DILATIONS])
        self.heads = nn.Conv2d(channels, 4, 1)
        self.readable = nn.Linear(3 * channels, 1)
        self.reach = nn.Linear(channels, 2)

    def forward(self, polar):
        """polar [N, 3, 48, 320] in 0…1 → direction [N, 320], line [N, 320], readable [N, 1], reach [N, 2]."""
        mean = polar.mean((1, 2, 3), keepdim=True)
        away = polar - mean
        x = away / ((away * away).mean((1, 2, 3), keepdim=True) + 1e-4).sqrt()
        for layer in self.shrink:
            x = F.relu(layer(x))
        for layer in self.around:
            x = x + F.relu(layer(x))
        both = self.heads(x).squeeze(2)  # [N, 4, 160]: even and odd bins of either distribution
        direction = both[:, :2].transpose(1, 2).reshape(-1, COLUMNS)
        line = both[:, 2:].transpose(1, 2).reshape(-1, COLUMNS)
        features = x.squeeze(2)
        weight = torch.softmax(direction, 1).reshape(-1, COLUMNS // 2, 2).sum(2).unsqueeze(1).detach()
        there = (features * weight).sum(2)
        readable = self.readable(torch.cat([features.mean(2), features.amax(2), there], 1))
        return direction, line, readable, F.relu(self.reach(there))


def begin_from(network, weights):
    """Takes over the weights of a network with fewer channels or layers; what is new starts out nearly silent."""
    new = network.state_dict()
    for name, value in new.items():
        old = weights.get(name)
        if old is None:
            if name.endswith('norm.weight'):
                value.fill_(0.1)
        elif old.shape == value.shape:
            value.copy_(old)
        else:
            part = tuple(slice(0, size) for size in old.shape)
            if old.dim() == 4 and old.shape[1] < value.shape[1]:
                value[:, old.shape[1]:] = 0
            value[part] = old
    network.load_state_dict(new)

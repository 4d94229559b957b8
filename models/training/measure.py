"""A network on held-out rendered dials becomes a handful of figures."""
import numpy as np
import torch

from decode import decode, wrapped


@torch.no_grad()
def outputs_of(network, strips, batch=100):
    network.eval()
    parts = [network(torch.from_numpy(strips[k:k + batch]).float() / 255) for k in range(0, len(strips), batch)]
    return [torch.cat([part[index] for part in parts]).float().numpy() for index in range(4)]


def figures(outputs, targets):
    direction, line, readable, reach = outputs
    good, bad = targets[:, 4] == 1, targets[:, 4] == 0
    angle, mass = decode(direction)
    along, _ = decode(line)
    error = np.degrees(np.abs(wrapped(angle - targets[:, 0])))[good]
    line_error = np.degrees(np.abs(wrapped(along - targets[:, 1])))[good]
    sure = (mass > 0.85) & (readable[:, 0] > 0)
    accepted = error[sure[good]]
    return {
        'dials': int(good.sum()), 'negatives': int(bad.sum()),
        'medianDeg': round(float(np.median(error)), 3), 'p95Deg': round(float(np.percentile(error, 95)), 2),
        'over5DegShare': round(float((error > 5).mean()), 4), 'flipShare': round(float((error > 150).mean()), 4),
        'lineMedianDeg': round(float(np.median(line_error)), 3), 'lineOver5DegShare': round(float((line_error > 5).mean()), 4),
        'reachMedianError': round(float(np.median(np.abs(reach[good, 0] - targets[good, 2]))), 4),
        'sureShare': round(float(sure[good].mean()), 4),
        'sureOver5DegShare': round(float((accepted > 5).mean()) if len(accepted) else 0.0, 4),
        'readableAccuracy': round(float(((readable[:, 0] > 0) == good)[good | bad].mean()), 4),
        'negativesSureShare': round(float(sure[bad].mean()), 4),
    }

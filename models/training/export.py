#!/usr/bin/env python3
"""Weights become what the app ships: needle.onnx, its entry in manifest.json with the score, and needle.check.json."""
import argparse
import hashlib
import inspect
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from check_inputs import check_input
from dataset import held_out
from measure import figures, outputs_of
from network import NeedleNetwork
from polar import COLUMNS, ROWS

NAMES = ['direction', 'line', 'readable', 'reach']
SHAPES = {'direction': [None, COLUMNS], 'line': [None, COLUMNS], 'readable': [None, 1], 'reach': [None, 2]}
MEANINGS = {
    'direction': "logits over angle: the tip's direction from the assumed pivot",
    'line': "logits over angle: the direction of the needle's own line, towards its tip",
    'readable': 'logit: a needle can be read here',
    'reach': "radius of the tip and of the tail's end (0: none), in radii of the face",
}


def multiply_adds(network):
    """Of all convolutions, for one strip."""
    total = [0]

    def count(module, _, output):
        kernel = module.weight.numel() // module.out_channels
        total[0] += kernel * output[0].numel()

    hooks = [module.register_forward_hook(count) for module in network.modules() if isinstance(module, nn.Conv2d)]
    network(torch.zeros(1, 3, ROWS, COLUMNS))
    for hook in hooks:
        hook.remove()
    return total[0]


def write_onnx(network, path):
    options = {'dynamo': False} if 'dynamo' in inspect.signature(torch.onnx.export).parameters else {}
    axes = {name: {0: 'n'} for name in ['polar', *NAMES]}
    torch.onnx.export(network, torch.rand(2, 3, ROWS, COLUMNS), str(path), input_names=['polar'], output_names=NAMES,
                      dynamic_axes=axes, opset_version=15, do_constant_folding=True, **options)


def checks(network):
    cases = []
    for case in range(4):
        with torch.no_grad():
            outputs = [output[0].double().numpy() for output in network(torch.from_numpy(check_input(case))[None])]
        entry = {'case': case, 'inputSum': float(check_input(case).astype(np.float64).sum()), 'outputs': {}}
        for name, values in zip(NAMES, outputs):
            entry['outputs'][name] = {'first': [round(float(v), 6) for v in values[:8]], 'sum': round(float(values.sum()), 5),
                                      'argMax': int(values.argmax()), 'max': round(float(values.max()), 6)}
        cases.append(entry)
    return {'version': 1, 'model': 'needle', 'tolerance': 0.005, 'sumTolerance': 0.5, 'cases': cases}


def main():
    here = Path(__file__).parent
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--weights', type=Path, default=here / '.cache/needle.pt')
    options.add_argument('--dials', type=Path, default=here / '.cache', help='folder with held-out dials')
    options.add_argument('--out', type=Path, default=here.parent)
    given = options.parse_args()
    torch.set_num_threads(2)
    network = NeedleNetwork()
    network.load_state_dict(torch.load(given.weights, map_location='cpu'))
    network.eval()
    model = given.out / 'needle.onnx'
    write_onnx(network, model)
    data = model.read_bytes()
    score = figures(outputs_of(network, (dials := held_out(given.dials))[0]), dials[1])
    entry = {
        'name': 'needle', 'file': model.name, 'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data),
        'parameters': sum(p.numel() for p in network.parameters()), 'multiplyAdds': multiply_adds(network),
        'inputs': [{'name': 'polar', 'shape': [None, 3, ROWS, COLUMNS], 'range': [0, 1]}],
        'outputs': [{'name': name, 'shape': SHAPES[name], 'meaning': MEANINGS[name]} for name in NAMES],
        'licence': 'Apache-2.0', 'score': {'on': 'held-out rendered dials, pose and exposure jittered as in training', **score},
    }
    manifest_path = given.out / 'manifest.json'
    manifest = json.loads(manifest_path.read_text()) if manifest_path.exists() else {'version': 1, 'models': []}
    manifest['models'] = [other for other in manifest['models'] if other['name'] != 'needle'] + [entry]
    manifest_path.write_text(json.dumps(manifest, indent=2) + '\n')
    (given.out / 'needle.check.json').write_text(json.dumps(checks(network), indent=2) + '\n')
    print(json.dumps(entry, indent=2))


if __name__ == '__main__':
    main()

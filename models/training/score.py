#!/usr/bin/env python3
"""The needle network on annotated photographs: errors by tag, flips, and what it believes where no dial is."""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from decode import decode, wrapped
from network import NeedleNetwork
from photographs import moved, photographs, plane_of, somewhere
from polar import reduced, sample

DISPLACEMENT = 0.04  # dial units
SURE = 0.85  # probability mass


def strip_of(picture, plane):
    return sample(*reduced(picture, plane)).transpose(2, 0, 1)


class Probe:
    """Collects strips, runs them at once, and keeps what each was for."""

    def __init__(self):
        self.strips, self.about = [], []

    def add(self, picture, plane, **about):
        self.strips.append(strip_of(picture, plane))
        self.about.append({'plane': plane, **about})

    @torch.no_grad()
    def run(self, network):
        network.eval()
        strips = np.stack(self.strips)
        parts = [network(torch.from_numpy(strips[k:k + 64]).float() / 255) for k in range(0, len(strips), 64)]
        direction, line, readable, reach = (torch.cat([part[i] for part in parts]).numpy() for i in range(4))
        (angle, mass), (along, line_mass) = decode(direction), decode(line)
        for k, about in enumerate(self.about):
            about.update(angle=angle[k], mass=mass[k], along=along[k], lineMass=line_mass[k], readable=readable[k, 0], reach=reach[k])
            about['sure'] = mass[k] > SURE and readable[k, 0] > 0
        return self.about


def picture_angle(plane, angle):
    x, y = plane[:, :2] @ [np.cos(angle), np.sin(angle)]
    return np.arctan2(y, x)


def errors(about):
    """Degrees in the picture: the tip's direction from the assumed centre, and the needle's own line."""
    entry, plane = about['entry'], about['plane']
    tip, pivot = np.array(entry['tip']), np.array(entry['pivot'])
    seen, true = tip - plane[:, 2], tip - pivot
    return tuple(np.degrees(abs(wrapped(picture_angle(plane, found) - np.arctan2(way[1], way[0]))))
                 for found, way in ((about['angle'], seen), (about['along'], true)))


def summary(rows):
    error, line = (np.array([row[name] for row in rows]) for name in ('error', 'lineError'))
    sure = np.array([row['sure'] for row in rows])
    return (f'{len(rows):4d}  direction {np.median(error):6.3f}° p95 {np.percentile(error, 95):7.2f}° >5° {np.mean(error > 5):6.2%} '
            f'flips {np.mean(error > 150):6.2%} | line {np.median(line):6.3f}° >5° {np.mean(line > 5):6.2%} | '
            f'sure {np.mean(sure):6.2%}, of these >5° {np.mean(error[sure] > 5) if sure.any() else 0:6.2%}')


def draw_worst(rows, pictures, path, count=40, side=300):
    tiles = []
    for row in sorted(rows, key=lambda row: -row['error'])[:count]:
        plane, entry = row['plane'], row['entry']
        extent = 1.35 * max(np.hypot(*plane[:, 0]), np.hypot(*plane[:, 1]))
        zoom = side / 2 / extent
        shift = side / 2 - plane[:, 2] * zoom
        tile = cv2.warpAffine(pictures[entry['id']], np.column_stack([np.eye(2) * zoom, shift]), (side, side), flags=cv2.INTER_AREA)
        place = lambda point: tuple(int(v) for v in np.asarray(point) * zoom + shift)
        found = plane[:, :2] @ [np.cos(row['angle']), np.sin(row['angle'])] * row['reach'][0] + plane[:, 2]
        cv2.line(tile, place(plane[:, 2]), place(found), (255, 0, 255), 1, cv2.LINE_AA)
        cv2.circle(tile, place(entry['tip']), 5, (0, 200, 0), 1, cv2.LINE_AA)
        for k, text in enumerate((entry['id'], f"{row['error']:.1f} deg mass {row['mass']:.2f} r {row['readable']:.1f}")):
            cv2.putText(tile, text, (3, 13 + 15 * k), 0, 0.42, (255, 0, 0), 1, cv2.LINE_AA)
        tiles.append(tile)
    columns = 8
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % columns)
    cv2.imwrite(str(path), np.vstack([np.hstack(tiles[k:k + columns]) for k in range(0, len(tiles), columns)])[:, :, ::-1])


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--manifest', type=Path, required=True)
    options.add_argument('--weights', type=Path, default=Path(__file__).parent / '.cache/needle.pt')
    options.add_argument('--gain', type=float, default=1.0, help='darken or brighten the photographs')
    options.add_argument('--sheet', type=Path, help='PNG of the worst; keep it out of the project')
    options.add_argument('--json', type=Path)
    given = options.parse_args()
    torch.set_num_threads(2)
    network = NeedleNetwork()
    network.load_state_dict(torch.load(given.weights, map_location='cpu'))
    rng = np.random.default_rng(7)
    probe, pictures = Probe(), {}
    for entry, picture in photographs(given.manifest):
        if given.gain != 1:
            picture = np.clip(picture * given.gain + 0.5, 0, 255).astype(np.uint8)
        if given.sheet:
            pictures[entry['id']] = picture
        plane = plane_of(entry)
        height, width = picture.shape[:2]
        probe.add(picture, plane, entry=entry, what='exact')
        ways = rng.uniform(0, 2 * np.pi, 3)
        for way in ways:
            probe.add(picture, moved(plane, DISPLACEMENT * np.array([np.cos(way), np.sin(way)])), entry=entry, what='displaced 4 %')
        for distance in (0.25, 0.4, 0.7):
            way = rng.uniform(0, 2 * np.pi)
            probe.add(picture, moved(plane, distance * np.array([np.cos(way), np.sin(way)])), entry=entry, what=f'off by {distance}')
        for _ in range(4):
            elsewhere = somewhere(rng, plane, width, height, 1.8)
            if elsewhere is not None:
                probe.add(picture, elsewhere, entry=entry, what='background')
    rows = probe.run(network)
    report = {}
    for what in ('exact', 'displaced 4 %'):
        part = [row for row in rows if row['what'] == what]
        for row in part:
            row['error'], row['lineError'] = errors(row)
        print(f'{what:20s}', report.setdefault(what, summary(part)))
    for tag in sorted({tag for row in rows for tag in row['entry']['tags'] or []}):
        part = [row for row in rows if 'error' in row and tag in row['entry']['tags']]
        print(f'  {tag:18s}', report.setdefault(tag, summary(part)))
    for what in ('off by 0.25', 'off by 0.4', 'off by 0.7', 'background'):
        part = [row for row in rows if row['what'] == what]
        readable, sure = np.mean([row['readable'] > 0 for row in part]), np.mean([row['sure'] for row in part])
        both = np.mean([row['sure'] and row['lineMass'] > SURE for row in part])
        report[what] = f'{len(part)} readable {readable:.2%} and mass > {SURE} {sure:.2%}, both masses {both:.2%}'
        print(f'{what:20s}', report[what])
    wrong = [row for row in rows if row.get('error', 0) > 5]
    for row in wrong:
        print(f"wrong: {row['entry']['id']} {row['what']} {row['error']:.1f}° mass {row['mass']:.2f} readable {row['readable']:.1f} {row['entry']['tags']}")
    if given.sheet:
        draw_worst([row for row in rows if row['what'] == 'exact'], pictures, given.sheet)
    if given.json:
        given.json.write_text(json.dumps(report, indent=1))


if __name__ == '__main__':
    main()

/** The built app → bytes of everything that a device downloads, raw and gzipped. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { builtApp } from '../build-if-stale.mjs';

/** Maps are for developers, the measuring page is for us. */
const notShipped = /\.map$|(^|\/)measure[.-]/;

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const file = `${folder}/${name}`;
    return statSync(file).isDirectory() ? filesIn(file) : [file];
  });

/** Largest first. @returns {{ file: string, raw: number, gzip: number }[]} */
export const assetBytes = () =>
  filesIn(builtApp)
    .map((file) => ({ file, name: file.slice(builtApp.length + 1) }))
    .filter(({ name }) => !notShipped.test(name))
    .map(({ file, name }) => {
      const bytes = readFileSync(file);
      return { file: name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
    })
    .sort((a, b) => b.gzip - a.gzip);

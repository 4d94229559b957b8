/** A folder of built files → an HTTP server with the headers that the app needs. */
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const mimeTypes = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
});
const compressible = /\.(html|js|mjs|css|json|map|webmanifest|svg|wasm|onnx|txt)$/;

const securityHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self' ws: wss:",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const compress = {
  br: (/** @type {Buffer} */ bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
};

/** Hashed files never change; everything else is asked for again. @param {string} path */
const cacheControl = (path) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/**
 * @param {string} folder the built app
 * @param {Record<string, string>} [mounts] further folders by the first level of their path
 */
export const serveFolder = (folder, mounts = {}) => {
  /** @type {Map<string, Promise<Buffer>>} compressed bodies by file, time and encoding */
  const compressed = new Map();

  /** @param {string} path @returns {string | undefined} undefined where the path leaves its folder */
  const fileOf = (path) => {
    const [, first = ''] = path.split('/');
    const mounted = mounts[first];
    const root = mounted ?? folder;
    const inside = mounted === undefined ? path : path.slice(first.length + 1);
    const file = normalize(join(root, inside.endsWith('/') ? `${inside}index.html` : inside));
    return file.startsWith(normalize(`${root}/`).replace(/\/+$/, '') + sep) ? file : undefined;
  };

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const answer = async (request, response) => {
    const refuse = (/** @type {number} */ code, /** @type {string} */ words) =>
      response.writeHead(code, { ...securityHeaders, 'Content-Type': 'text/plain' }).end(words);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'only GET and HEAD');
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return refuse(400, 'not a path');
    }
    const file = path.includes('\0') ? undefined : fileOf(path);
    const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (!file || !found?.isFile()) return refuse(404, 'not found');

    const tag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
    /** @type {Record<string, string>} */
    const headers = {
      ...securityHeaders,
      'Cache-Control': cacheControl(path),
      ETag: tag,
      Vary: 'Accept-Encoding',
    };
    if (request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
    headers['Content-Type'] = mimeTypes[extname(file)] ?? 'application/octet-stream';

    // To a browser on this very machine bytes cost less than their compression.
    const isNear = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
    const accepted = isNear ? '' : String(request.headers['accept-encoding'] ?? '');
    const encoding = !compressible.test(file)
      ? undefined
      : accepted.includes('br')
        ? 'br'
        : accepted.includes('gzip')
          ? 'gzip'
          : undefined;
    let body;
    if (encoding) {
      headers['Content-Encoding'] = encoding;
      const key = `${encoding} ${tag} ${file}`;
      const work = compressed.get(key) ?? readFile(file).then((bytes) => compress[encoding](bytes));
      compressed.set(key, work);
      body = await work;
    } else body = await readFile(file);
    headers['Content-Length'] = String(body.length);
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  };

  return createServer((request, response) => {
    answer(request, response).catch((/** @type {Error} */ error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(error.message);
    });
  });
};

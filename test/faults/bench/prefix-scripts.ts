/** A server of built files → the same with a line before its page and worker scripts. Runs in Node. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { builtApp } from '../../../scripts/build-if-stale.mjs';

const scripts = /^\/assets\/(measure-.*|.*\.worker-.*)\.js$/;

/** @param prefix the line as of now; empty for none */
export const prefixScripts = (server: Server, prefix: () => string): void => {
  const [answer] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    if (prefix() === '' || !scripts.test(path)) return void answer?.(request, response);
    void readFile(builtApp + path, 'utf8').then((text) =>
      response
        .writeHead(200, {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Cross-Origin-Embedder-Policy': 'require-corp',
          'Cross-Origin-Resource-Policy': 'same-origin',
          'Cache-Control': 'no-store',
        })
        .end(`${prefix()}${text}`),
    );
  });
};

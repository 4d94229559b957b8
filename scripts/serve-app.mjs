/** The built app and its broker on one port: what `npm start` and the end-to-end tests run. */
import { attachBroker } from './embedded-broker.mjs';
import { builtApp } from './build-if-stale.mjs';
import { serveFolder } from './serve-folder.mjs';

/**
 * @param {number} port 0 for any free one
 * @returns {Promise<{ port: number, close: () => Promise<void> }>} rejects with EADDRINUSE where it is taken
 */
export const serveApp = async (port) => {
  const server = serveFolder(builtApp);
  const broker = await attachBroker(server);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(undefined));
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await broker.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** `npm start`: builds where needed, serves the app with its broker, and says where. */
import { buildIfStale } from './build-if-stale.mjs';
import { serveApp } from './serve-app.mjs';

const wanted = process.env.PORT ?? '4173';
const port = Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT=${wanted} is not a port: give a number from 0 to 65535.`);
  process.exit(1);
}

buildIfStale();
try {
  const app = await serveApp(port);
  console.log(`Dialect is at http://localhost:${app.port}/ (broker: ws://localhost:${app.port}/mqtt)`);
  console.log('Stop with Ctrl+C.');
  let isClosing = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => {
      if (isClosing) process.exit(1);
      isClosing = true;
      void app.close().then(() => process.exit(0));
    });
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is in use. Stop what runs there, or choose another: PORT=4174 npm start`);
  process.exit(1);
}

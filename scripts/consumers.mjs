/**
 * `npm run consumers`: rights at a real mosquitto, and real consumers of readings; `-- --further`: NATS, RabbitMQ and
 * Node-RED too, which take minutes to install and to start.
 */
import { parseArgs } from 'node:util';
import { ensurePrograms } from './ensure-browser.mjs';
import { ensureNodeRed } from './ensure-node-red.mjs';
import { consumerPackages, ensurePackages } from './ensure-packages.mjs';
import { installed, runStep } from './run-step.mjs';

const { values } = parseArgs({ options: { further: { type: 'boolean', default: false } } });
ensurePrograms({ broker: true });
ensurePackages([
  ...consumerPackages,
  ...(values.further ? ['nats-server', 'haproxy', 'rabbitmq-server'] : []),
]);
if (values.further) ensureNodeRed();
const projects = ['consumers', ...(values.further ? ['consumers-further'] : [])];
let failed = 0;
for (const project of projects) {
  const { passed } = await runStep(project, [installed('vitest'), 'run', '--project', project], {
    echo: true,
  });
  if (!passed) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

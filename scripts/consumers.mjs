/** `npm run consumers`: rights at real brokers and real consumers of readings; `--further` for NATS and RabbitMQ too. */
import { parseArgs } from 'node:util';
import { ensurePrograms } from './ensure-browser.mjs';
import { installed, runStep } from './run-step.mjs';

const { values } = parseArgs({ options: { further: { type: 'boolean', default: false } } });
ensurePrograms({ broker: true });
const projects = ['consumers', ...(values.further ? ['consumers-further'] : [])];
let failed = 0;
for (const project of projects) {
  const { passed } = await runStep(project, [installed('vitest'), 'run', '--project', project], {
    echo: true,
  });
  if (!passed) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

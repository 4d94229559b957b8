/** `npm run fleet`: 50 simulated kiosks through real brokers, one of which is killed → a table of what arrived. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ensurePackages } from './ensure-packages.mjs';
import { fleetTable, isWhole, markdownOf } from './fleet/table.mjs';
import { projectRoot } from './run-step.mjs';

/** @typedef {import('../test/fleet/run-fleet.ts').FleetBrokerName} FleetBrokerName */

/** @type {Readonly<Record<FleetBrokerName, readonly string[]>>} */
const packages = {
  nats: ['nats-server', 'haproxy', 'mosquitto-clients'],
  'mosquitto-site': ['mosquitto', 'mosquitto-clients'],
  'mosquitto-plant': ['mosquitto', 'mosquitto-clients'],
  rabbitmq: ['rabbitmq-server', 'mosquitto-clients'],
};
const known = /** @type {FleetBrokerName[]} */ (Object.keys(packages));

const { values } = parseArgs({
  options: {
    broker: { type: 'string' },
    kiosks: { type: 'string', default: '50' },
    gauges: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '90' },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});

/** @param {string} problem @returns {never} */
const stop = (problem) => {
  console.error(
    `${problem}\n\nnpm run fleet -- --broker ${known.join('|')} (all, in turn) --kiosks 50 --gauges 16\n` +
      '  --seconds 90           of the stream; the fault lasts the second third of it\n' +
      '  --json FILE, --markdown FILE   write the result',
  );
  process.exit(2);
};

/** @param {'kiosks' | 'gauges' | 'seconds'} name */
const count = (name) => {
  const number = Number(values[name]);
  return Number.isInteger(number) && number > 0 ? number : stop(`--${name} is a number above 0.`);
};

const brokers = values.broker === undefined ? known : known.filter((name) => name === values.broker);
if (brokers.length === 0) stop(`There is no broker “${values.broker}”.`);
const options = { brokers, kiosks: count('kiosks'), gauges: count('gauges'), seconds: count('seconds') };
ensurePackages([...new Set(brokers.flatMap((name) => packages[name]))]);

const began = Date.now();
const { module } = /** @type {{ module: typeof import('../test/fleet/run-fleet.ts') }} */ (
  await runnerImport(`${projectRoot}test/fleet/run-fleet.ts`, {
    ...{ configFile: false, root: projectRoot, logLevel: 'error' },
  })
);
const results = await module.runFleet(options, (what) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`),
);

console.log(`\n${fleetTable(results)}\n`);
const whole = results.filter(isWhole).length;
console.log(
  `${whole} of ${results.length}: received and gaps together are what was recorded, and all came back`,
);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ options, results }, null, 1)}\n`);
if (values.markdown) {
  // A table of a part would look like the whole.
  if (values.broker) console.error('--markdown is written for all brokers only');
  else writeFileSync(values.markdown, markdownOf(results, options, `${cpus().length} cores`));
}
// What a killed broker left half done must not keep this process.
process.exit(whole === results.length ? 0 : 1);

/** A small reference endpoint: prints a one-time QR code for each device of a file and gives its settings away once. */
import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { parseArgs } from 'node:util';
import encodeQR from 'qr';
import { attachEnrolment } from './enrolment/attach-enrolment.mjs';
import { CodeDesk } from './enrolment/code-desk.mjs';

const usage = `node scripts/enrolment-endpoint.mjs --devices FILE --app https://HOST/ [--at wss://HOST/enrol]
  [--port 4180] [--minutes 15] [--cert FILE --key FILE]
See docs/enrolment/README.md.`;

const { values } = parseArgs({
  options: {
    devices: { type: 'string' },
    app: { type: 'string' },
    at: { type: 'string' },
    port: { type: 'string', default: '4180' },
    minutes: { type: 'string', default: '15' },
    cert: { type: 'string' },
    key: { type: 'string' },
  },
});
const { devices, app, cert, key } = values;
const [port, minutes] = [Number(values.port), Number(values.minutes)];
if (!devices || !app || !Number.isInteger(port) || !(minutes > 0)) {
  console.error(usage);
  process.exit(1);
}

/** @type {readonly { kiosk: string }[]} what each device is given: `broker` of its settings */
const list = JSON.parse(readFileSync(devices, 'utf8'));
const server = cert && key ? createHttps({ cert: readFileSync(cert), key: readFileSync(key) }) : createHttp();
const desk = new CodeDesk();
attachEnrolment(server, desk, (line) => console.log(new Date().toISOString(), line));
server.listen(port, () => {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const endpoint = values.at ?? `${cert ? 'wss' : 'ws'}://localhost:${actual}/enrol`;
  for (const broker of list) {
    const code = desk.issue(broker, minutes * 60_000);
    const invitation = `${app}#settings/enrol?at=${encodeURIComponent(endpoint)}&code=${code}`;
    console.log(`\n${broker.kiosk}: scan within ${minutes} minutes, or type ${code}\n${invitation}`);
    console.log(encodeQR(invitation, 'term'));
  }
  console.log(`Enrolment is at ${endpoint}. Stop with Ctrl+C: all codes end with it.`);
});

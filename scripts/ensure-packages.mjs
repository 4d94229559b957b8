/** Debian packages that tests on real programs need: found, installed as root, or named in one failing line. */
import { existsSync, readdirSync } from 'node:fs';
import { findProgram, installFromDebian } from './ensure-browser.mjs';

const postgresRoot = '/usr/lib/postgresql';

/** Folder of the newest PostgreSQL's programs; Debian leaves them off the PATH. @returns {string | undefined} */
export const findPostgres = () =>
  (existsSync(postgresRoot) ? readdirSync(postgresRoot) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `${postgresRoot}/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`));

/** Debian's own Python, whatever else the PATH has: it alone sees Debian's modules. */
export const debianPython = '/usr/bin/python3';
const pythonModule = (/** @type {string} */ name) =>
  existsSync(debianPython) && existsSync(`/usr/lib/python3/dist-packages/${name}`);

/** By package: whether it is there. @type {Readonly<Record<string, () => boolean>>} */
const isThere = {
  haproxy: () => findProgram(['haproxy']) !== undefined,
  'mosquitto-clients': () => findProgram(['mosquitto_sub']) !== undefined,
  'nats-server': () => findProgram(['nats-server']) !== undefined,
  postgresql: () => findPostgres() !== undefined,
  'python3-paho-mqtt': () => pythonModule('paho'),
  'python3-psycopg2': () => pythonModule('psycopg2'),
  'rabbitmq-server': () => existsSync('/usr/lib/rabbitmq/bin/rabbitmq-server'),
  mosquitto: () => findProgram(['mosquitto']) !== undefined,
};

/** What consumers of readings are made of that `npm test` runs, too. */
export const consumerPackages = ['mosquitto-clients', 'postgresql', 'python3-paho-mqtt', 'python3-psycopg2'];

/** Ends the process with a sentence where one stays missing. @param {readonly string[]} packages */
export const ensurePackages = (packages) => {
  const missing = () => packages.filter((name) => !isThere[name]?.());
  const wanted = missing();
  if (wanted.length > 0) installFromDebian(wanted);
  const left = missing();
  if (left.length === 0) return;
  console.error(`Please install ${left.join(' and ')} (Debian: sudo apt-get install ${left.join(' ')}).`);
  process.exit(1);
};

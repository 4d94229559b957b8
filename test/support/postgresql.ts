/** A PostgreSQL of its own in a folder that goes with it. Runs in Node. */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from '../../scripts/ensure-packages.mjs';
import { Program } from './programs.ts';
import { until } from './until.ts';

/** It refuses to run as root. */
const owner = (): { uid: number; gid: number } | Record<string, never> => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: '-u' | '-g'): number =>
    Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
};

export class PostgreSql {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dialect-postgresql-'));
  readonly #owner = owner();
  readonly #programs: string;
  #server: Program | null = null;

  private constructor() {
    const programs = findPostgres();
    if (programs === undefined) throw new Error('PostgreSQL is not installed.');
    this.#programs = programs;
    const { uid, gid } = this.#owner;
    if (uid !== undefined && gid !== undefined) chownSync(this.#folder, uid, gid);
  }

  static async start(): Promise<PostgreSql> {
    const database = new PostgreSql();
    const make = database.#run(
      'initdb',
      '--auth=trust',
      '--username=dialect',
      '--no-sync',
      '--no-locale',
      '-E',
      'UTF8',
    );
    if ((await make.ended()) !== 0) throw new Error(`initdb: ${make.said}`);
    await database.restart();
    return database;
  }

  /** What makes psql and every other client find it. */
  get env(): NodeJS.ProcessEnv {
    return { PGHOST: this.#folder, PGUSER: 'dialect', PGDATABASE: 'postgres' };
  }

  async restart(): Promise<void> {
    this.#server = this.#run('postgres', '-k', this.#folder, '-c', 'listen_addresses=');
    await until(() => this.#ask('SELECT 1').status === 0, 'PostgreSQL');
  }

  /** As a power cut would: the parent, and its children by losing it. */
  async kill(): Promise<void> {
    await this.#server?.stop('SIGQUIT');
  }

  async stop(): Promise<void> {
    await this.#server?.stop('SIGINT');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Rows as objects. */
  query(sql: string): Record<string, unknown>[] {
    const { status, stdout, stderr } = this.#ask(`SELECT coalesce(json_agg(each), '[]') FROM (${sql}) each`);
    if (status !== 0) throw new Error(`psql: ${stderr}`);
    return JSON.parse(stdout) as Record<string, unknown>[];
  }

  #ask(sql: string) {
    const env = { ...process.env, ...this.env };
    return spawnSync('psql', ['-X', '-A', '-t', '-c', sql], { encoding: 'utf8', env, maxBuffer: 2 ** 28 });
  }

  #run(program: string, ...options: readonly string[]): Program {
    const data = join(this.#folder, 'data');
    return new Program([`${this.#programs}/${program}`, '-D', data, ...options], {
      ...this.#owner,
      cwd: this.#folder,
      env: { ...process.env, LC_ALL: 'C' },
    });
  }
}

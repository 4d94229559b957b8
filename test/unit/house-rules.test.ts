/** The linter's bans fire: its JavaScript plugins are young, and a rule that fell silent would not be missed. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const badFile = `import { html } from 'lit';
export enum Colour { red }
export * from './other.ts';
export default html\`<p a=\${1} a=\${2}></p>\`;
console.log('left in');
let unused: any = 1;
`;

/** Our rules as they stand, without those that need types, for a folder that is laid out like ours. */
const rulesFor = async (): Promise<string> => {
  const text = await readFile(join(root, '.oxlintrc.json'), 'utf8');
  const rules = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as Record<string, unknown>;
  const { resolve: found } = createRequire(join(root, 'package.json'));
  const jsPlugins = (rules['jsPlugins'] as string[]).map((plugin) => found(plugin));
  return JSON.stringify({ ...rules, jsPlugins, options: {} });
};

it('refuses enums, barrels, default exports, print-outs, any, unused names and doubled bindings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dialect-lint-'));
  try {
    await mkdir(join(folder, 'src/ui'), { recursive: true });
    await writeFile(join(folder, '.oxlintrc.json'), await rulesFor());
    await writeFile(join(folder, 'src/ui/bad.ts'), badFile);
    const output = await new Promise<string>((told) =>
      execFile(join(root, 'node_modules/.bin/oxlint'), ['-f', 'unix'], { cwd: folder }, (_error, stdout) =>
        told(stdout),
      ),
    );
    const fired = [...output.matchAll(/\[Error\/(.+?)\]/g)].map(([, rule]) => rule);
    expect(new Set(fired)).toEqual(
      new Set([
        'eslint(no-console)',
        'eslint(no-unused-vars)',
        'house(no-enum)',
        'import(no-default-export)',
        'lit(no-duplicate-template-bindings)',
        'oxc(no-barrel-file)',
        'typescript(no-explicit-any)',
      ]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

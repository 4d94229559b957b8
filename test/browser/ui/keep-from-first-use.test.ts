/** Large files are kept on first use: the second time they come without a network, and an older version goes. */
import { beforeEach, expect, it } from 'vitest';
import { keepFromFirstUse } from '../../../workers/service/keep-from-first-use.ts';

const fileOf = (hash: string): Request => new Request(`${location.origin}/assets/opencv-${hash}.js`);
const online = (body: string) => async (): Promise<Response> => new Response(body);
const offline = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => caches.delete('kept-from-first-use'));

it('answers from its copy when the network is gone', async () => {
  expect(await (await keepFromFirstUse(fileOf('AAAAAAAA'), online('one'))).text()).toBe('one');
  expect(await (await keepFromFirstUse(fileOf('AAAAAAAA'), offline)).text()).toBe('one');
});

it('fails as the network does before the first use', async () => {
  await expect(keepFromFirstUse(fileOf('AAAAAAAA'), offline)).rejects.toThrow('Failed to fetch');
});

it('keeps the newest version only', async () => {
  await keepFromFirstUse(fileOf('AAAAAAAA'), online('one'));
  await keepFromFirstUse(fileOf('B-b_B-bB'), online('two'));
  const cache = await caches.open('kept-from-first-use');
  expect((await cache.keys()).map(({ url }) => url)).toEqual([fileOf('B-b_B-bB').url]);
});

it('keeps no error page', async () => {
  await keepFromFirstUse(fileOf('AAAAAAAA'), async () => new Response('gone', { status: 404 }));
  expect(await (await keepFromFirstUse(fileOf('AAAAAAAA'), online('one'))).text()).toBe('one');
});

/** Appends share transactions, keep their order, and never wait for one that may not come. */
import { describe, expect, it } from 'vitest';
import { AppendQueue } from '../../../src/store/outbox/append-queue.ts';

const withWrites = (): { queue: AppendQueue<number, number>; writes: number[][] } => {
  const writes: number[][] = [];
  const queue = new AppendQueue<number, number>((items) => {
    writes.push([...items]);
    if (items.includes(-1)) return Promise.reject(new Error('full'));
    return Promise.resolve(items.map((item) => item * 10));
  });
  return { queue, writes };
};

describe('the queue of appends', () => {
  it('writes what arrives during a write in one go, in order', async () => {
    const { queue, writes } = withWrites();
    const written = await Promise.all([1, 2, 3].map((item) => queue.append(item)));
    expect(written).toEqual([10, 20, 30]);
    expect(writes).toEqual([[1], [2, 3]]);
  });

  it('serves who appends again as soon as its append resolved', async () => {
    const { queue } = withWrites();
    for (let item = 1; item < 20; item += 1) expect(await queue.append(item)).toBe(item * 10);
    await queue.idle();
  });

  it('goes on after a write that failed', async () => {
    const { queue } = withWrites();
    await expect(queue.append(-1)).rejects.toThrow('full');
    expect(await queue.append(2)).toBe(20);
    await queue.idle();
  });
});

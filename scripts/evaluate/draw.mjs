/** Words and a seed → repeatable numbers, the same whatever else is measured beside them. */

/** FNV-1a with a final mix (MurmurHash3's), 32 bits. @param {(string | number)[]} words */
export const seedOf = (...words) => {
  let hash = 0x811c9dc5;
  for (const letter of words.join('\n')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** In [0, 1). @param {(string | number)[]} words */
export const shareOf = (...words) => seedOf(...words) / 2 ** 32;

/**
 * `count` of the items, drawn by seed and id, in their order.
 * @template {{ id: string }} Item
 * @param {readonly Item[]} items @param {number} count @param {number} seed
 */
export const sampleOf = (items, count, seed) => {
  const drawn = new Set(
    [...items].sort((a, b) => shareOf(seed, 'sample', a.id) - shareOf(seed, 'sample', b.id)).slice(0, count),
  );
  return items.filter((item) => drawn.has(item));
};

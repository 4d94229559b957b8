/** Rewrites this origin's database as an older or newer release would have left it. Runs in the page. */

/** The stores of version 1, by name; the value says whether keys count by themselves. */
const firstStores = {
  ...{ rows: false, blocks: false, gaps: false, quarantine: true, marks: false },
  ...{ calibrations: false, settings: false, journal: true },
};

interface Content {
  readonly keys: IDBValidKey[];
  readonly values: unknown[];
}

/** Self-contained: it is sent to the page as text. */
export const rewriteDatabase = async ({
  version,
  stores,
}: {
  version: number;
  stores: Record<string, boolean>;
}): Promise<void> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason'));
    });
  const before = await done(indexedDB.open('dialect'));
  const content = new Map<string, Content>();
  for (const name of before.objectStoreNames) {
    const store = before.transaction(name).objectStore(name);
    content.set(name, { keys: await done(store.getAllKeys()), values: await done(store.getAll()) });
    // Bytes of their own: files go with their database.
    const { values } = content.get(name)!;
    for (const [index, value] of values.entries())
      if (value instanceof Blob) values[index] = new Uint8Array(await value.arrayBuffer());
  }
  before.close();
  await done(indexedDB.deleteDatabase('dialect'));
  const opening = indexedDB.open('dialect', version);
  opening.onupgradeneeded = () => {
    for (const [name, autoIncrement] of Object.entries(stores))
      opening.result.createObjectStore(name, { autoIncrement });
  };
  const after = await done(opening);
  for (const [name, { keys, values }] of content) {
    if (!(name in stores)) continue;
    const store = after.transaction(name, 'readwrite').objectStore(name);
    for (const [index, key] of keys.entries()) await done(store.put(values[index], key));
  }
  after.close();
};

export const firstRelease = { version: 1, stores: firstStores };
/** Has one store more than this release knows. */
export const laterRelease = {
  version: 99,
  stores: { ...firstStores, alarms: false, alarmEvents: false, future: false },
};

/** Remembers which topics this device left retained, so that it can clear those that it no longer means. */
import type { Database } from '../../src/store/database.ts';

const key = 'retained';

export const readRetainedTopics = async (database: Database): Promise<readonly string[]> => {
  const value = await database.get('marks', key);
  return Array.isArray(value) ? value.filter((topic): topic is string => typeof topic === 'string') : [];
};

export const writeRetainedTopics = async (database: Database, topics: readonly string[]): Promise<void> => {
  await database.put('marks', [...topics], key);
};

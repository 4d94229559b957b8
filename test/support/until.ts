/** Waits until something is so, or says what never was. */

/** @param what completes “waited 30 s for …” */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = 30_000,
): Promise<void> => {
  const began = Date.now();
  while (!(await condition())) {
    if (Date.now() - began > patienceMs) throw new Error(`waited ${patienceMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

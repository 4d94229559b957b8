/** How many cases a property draws: few in `npm run check`, three times as many in `npm test`. */
const effort = Number(process.env['PROPERTY_EFFORT'] ?? 1);

/** @param few cases that `npm run check` draws; `PROPERTY_EFFORT` multiplies them */
export const propertyRuns = (few: number): { numRuns: number } => ({ numRuns: few * effort });

/** What a person typed → a number; comma or point, true minus or hyphen. Null when it is none. */
export const numberOf = (text: string): number | null => {
  const plain = text.trim().replace(',', '.').replace('\u2212', '-');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
};

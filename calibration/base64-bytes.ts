/** A base64 text → the number of bytes it holds; NaN where its length or padding is wrong. */
export const base64Bytes = (text: string): number => {
  if (text.length % 4 !== 0) return Number.NaN;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
};

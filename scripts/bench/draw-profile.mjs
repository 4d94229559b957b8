/** Stages of a frame → a picture: one bar for each scene, a colour for each stage, with the frame's whole time beside it. */

/** @typedef {{ median: number, p95: number }} Spread ms */
/** @typedef {{ name: string, gauges: number, frameMs: Spread, stages: Record<string, { mean: number }> }} Scene stages: per gauge, ms */

const colours = ['#4477aa', '#66ccee', '#228833', '#ccbb44', '#ee6677', '#aa3377', '#997700', '#777777'];
const left = 150;
const width = 760;
const barHeight = 34;
const rowHeight = 74;
const top = 64;
/** A camera's pace: what a frame may take at 30 pictures a second, ms. */
const pace = 1000 / 30;

/** @param {number} ms */
const words = (ms) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {readonly Scene[]} scenes @param {string} title @returns {string} SVG */
export const drawProfile = (scenes, title) => {
  const names = [...new Set(scenes.flatMap(({ stages }) => Object.keys(stages)))];
  const longest = Math.max(pace * 1.1, ...scenes.map(({ frameMs }) => frameMs.p95));
  /** @param {number} ms */
  const x = (ms) => left + (ms / longest) * width;
  // Far right its words would be cut off: they stand on the line's other side there.
  const [labelAt, anchor] = x(pace) > left + 0.8 * width ? [x(pace) - 6, 'end'] : [x(pace) + 6, 'start'];
  const legend = names.map((name, k) => {
    const at = left + (k % 4) * 190;
    const y = top + scenes.length * rowHeight + 14 + 24 * Math.floor(k / 4);
    return `<rect x="${at}" y="${y}" width="14" height="14" fill="${colours[k % colours.length]}"/><text x="${at + 20}" y="${y + 12}">${escaped(name)}</text>`;
  });
  const rows = scenes.map(({ name, gauges, frameMs, stages }, row) => {
    const y = top + row * rowHeight;
    let from = 0;
    const parts = names.map((stage, k) => {
      const ms = (stages[stage]?.mean ?? 0) * gauges;
      const part = `<rect x="${x(from)}" y="${y}" width="${Math.max(0, x(from + ms) - x(from))}" height="${barHeight}" fill="${colours[k % colours.length]}"><title>${escaped(stage)} ${ms.toFixed(2)} ms</title></rect>`;
      from += ms;
      return part;
    });
    return [
      `<text x="${left - 12}" y="${y + 22}" text-anchor="end">${escaped(name)}</text>`,
      ...parts,
      `<rect x="${left}" y="${y}" width="${x(frameMs.median) - left}" height="${barHeight}" fill="none" stroke="currentColor"/>`,
      `<path d="M${x(frameMs.median)} ${y + barHeight / 2}H${x(frameMs.p95)}m0 -8v16" fill="none" stroke="currentColor"/>`,
      `<text x="${left}" y="${y + barHeight + 18}" class="small">frame ${words(frameMs.median)} ms, 95 % within ${words(frameMs.p95)} ms, ${words((1000 * gauges) / frameMs.median)} readings/s</text>`,
    ].join('\n');
  });
  const height = top + scenes.length * rowHeight + 24 * Math.ceil(names.length / 4) + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 40} ${height}" font-family="system-ui, sans-serif" font-size="15" color="#222" fill="#222">
<style>.small { font-size: 13px; fill: #555 }</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${left}" y="28" font-size="18">${escaped(title)}</text>
<path d="M${x(pace)} ${top - 18}V${top + scenes.length * rowHeight}" stroke="#c33" stroke-dasharray="5 4"/>
<text x="${labelAt}" y="${top - 8}" text-anchor="${anchor}" class="small">30 frames a second</text>
${rows.join('\n')}
${legend.join('\n')}
</svg>
`;
};

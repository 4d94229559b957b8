/** Figures → lines of a table for the terminal. */

/** @typedef {import('./summary.mjs').Figures} Figures */

/** @param {number | null} share */
const percent = (share) => (share === null ? '-' : (100 * share).toFixed(1));
/** @param {number | null} number @param {number} digits */
const fixed = (number, digits) => (number === null ? '-' : number.toFixed(digits));

const head = [
  ...['', 'images', 'readable', 'coverage %', 'median %', 'p95 %', '≤1 %', '≤2 %', '≤5 %'],
  ...['wrong %', 'misleading', 'u95 %', 'u95 holds %', 'false', 'ms', 'p95 ms'],
];

/** @param {string} name @param {Figures} figures */
const line = (name, figures) => [
  name,
  String(figures.images),
  String(figures.readable),
  percent(figures.coverage),
  fixed(figures.medianErrorPercent, 3),
  fixed(figures.p95ErrorPercent, 3),
  percent(figures.within1),
  percent(figures.within2),
  percent(figures.within5),
  percent(figures.silentlyWrong),
  String(figures.misleading),
  fixed(figures.medianU95Percent, 3),
  percent(figures.u95Coverage),
  String(figures.falseReads),
  fixed(figures.medianMs, 1),
  fixed(figures.p95Ms, 1),
];

/** Columns as wide as they need to be. @param {readonly (readonly string[])[]} rows */
export const aligned = (rows) => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
};

/** @param {ReturnType<typeof import('./summary.mjs').summaryOf>} summary */
export const tableOf = (summary) => {
  const { byTag, byDisturb } = summary;
  const rows = [head, line('all', summary)];
  for (const [name, figures] of Object.entries(byDisturb)) {
    rows.push(line(name, figures));
    rows.push(line('  milder half', figures.milder), line('  harsher half', figures.harsher));
  }
  for (const [name, figures] of Object.entries(byTag).sort(([one], [other]) => (one < other ? -1 : 1)))
    rows.push(line(name, figures));
  return aligned(rows);
};

/**
 * What a person should look at first: wrong and false ones, then the largest errors, then refusals.
 * @template {import('./score.mjs').Row} Row
 * @param {readonly Row[]} rows @param {number} count
 */
export const worstOf = (rows, count) => {
  /** @param {Row} row */
  const badness = (row) => {
    if (row.truth === null) return row.quality === 'good' ? 1e6 : -1;
    if (row.wrong) return 1e5 + (row.errorPercent ?? 0);
    return row.covered ? (row.errorPercent ?? 0) : 100 + (row.errorPercent ?? 0);
  };
  return [...rows].sort((a, b) => badness(b) - badness(a)).slice(0, count);
};

/** @param {import('./score.mjs').Row} row */
export const rowWords = (row) =>
  [
    row.id,
    row.disturb ? `${row.disturb} ${fixed(row.strength, 2)}` : '',
    row.quality,
    row.reasons.join(','),
    row.value === null ? 'no value' : `read ${Number(row.value.toPrecision(5))}`,
    row.truth === null ? 'no truth' : `true ${Number(row.truth.toPrecision(5))}`,
    row.errorPercent === null ? '' : `error ${row.errorPercent.toFixed(2)} %`,
  ]
    .filter(Boolean)
    .join('  ');

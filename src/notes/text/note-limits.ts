/** How large and how complex a note may be. Real notes are far below: `npm run fuzz -- --cost` prints how far. */
export const noteLimits = {
  /** Bytes. */
  size: 64 * 1024,
  lines: 2000,
  /** Characters on a line. */
  line: 2000,
  /** Leading quote and list markers on a line. */
  markers: 16,
  /** Quote and list markers at the starts of lines, in all. */
  allMarkers: 2500,
  /** Characters by which something may start or end, such as an asterisk, a bracket or a dollar: each is tried. */
  signs: 12_000,
  /** Runs of asterisks, underscores and tildes in a paragraph, times the signs in it: at each run all before it may be looked at. */
  pairing: 10_000_000,
  /** Punctuation marks in a row within an address: at each, those after it are looked at. */
  trail: 200,
  /** Columns at which quotes, lists and footnotes start: nothing is nested more deeply than that. */
  columns: 40,
  nodes: 5000,
  depth: 24,
  /** Milliseconds for one note. */
  time: 2000,
} as const

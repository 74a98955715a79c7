/**
 * Refuses notes that would take long to parse. The time of most constructs of Markdown grows with the length of the note; but some look
 * back or ahead at each of their signs, so that their time grows with the square of the number. These are counted before parsing.
 */

import { noteNesting, noteTooComplex } from '../rules/tree.ts'
import { noteLimits } from './note-limits.ts'
import type { Problem, Report, Where } from './report.ts'

/** The columns of the quote, list and footnote markers that a line starts with. */
function leadingMarkers(line: string): readonly number[] {
  const marker = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)/y
  const columns: number[] = []
  let column = 0
  for (let match = marker.exec(line); match; match = marker.exec(line)) {
    const start = match[0].search(/[^ \t]/)
    for (const blank of match[0].slice(0, start)) column += blank === '\t' ? 4 - (column % 4) : 1
    columns.push(column)
    column += match[0].length - start
  }
  return columns
}

const countOf = (line: string, sign: RegExp): number => line.match(sign)?.length ?? 0
const signs = /[*_~[\]<{}$@&\\!`|]/g
/** An underscore within a word starts and ends nothing. */
const runs = /\*+|~+|(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])/g

export interface Costs {
  readonly markers: number
  readonly signs: number
  /** Of the paragraph where it is the most, with its first line and its runs. */
  readonly pairing: { readonly work: number; readonly line: number; readonly runs: number }
  readonly trail: { readonly length: number; readonly line: number }
  /** Different columns at which markers stand. What is nested stands further to the right, so no more can be open at once. */
  readonly columns: number
}

/** The paragraph that costs most. What stands between empty lines counts as one: a paragraph is never more than that. */
function pairingIn(lines: readonly string[]): Costs['pairing'] {
  let most = { work: 0, line: 1, runs: 0 }
  let paragraph = { runs: 0, signs: 0, line: 1 }
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') paragraph = { runs: 0, signs: 0, line: index + 2 }
    paragraph.runs += countOf(line, runs)
    paragraph.signs += countOf(line, signs)
    const work = paragraph.runs * paragraph.signs
    if (work > most.work) most = { work, line: paragraph.line, runs: paragraph.runs }
  }
  return most
}

const trail = /(?:[!"'()*,.:;<?\]_~]|&[A-Za-z]*;?)+/g

function trailIn(lines: readonly string[]): Costs['trail'] {
  let most = { length: 0, line: 1 }
  for (const [index, line] of lines.entries()) {
    if (!line.includes('://')) continue
    const length = Math.max(0, ...(line.match(trail) ?? []).map((run) => run.length))
    if (length > most.length) most = { length, line: index + 1 }
  }
  return most
}

export function costsOf(lines: readonly string[]): Costs {
  const markers = lines.flatMap(leadingMarkers)
  return {
    markers: markers.length,
    columns: new Set(markers).size,
    signs: lines.reduce((sum, line) => sum + countOf(line, signs), 0),
    pairing: pairingIn(lines),
    trail: trailIn(lines),
  }
}

const at = (line: number): Where => ({ start: { line, column: 1 } })

/** Problems of the line or paragraph that costs most. */
function problemsInPlaces(lines: readonly string[], { pairing, trail }: Costs): readonly (Problem | false)[] {
  const { markers, pairing: mostPairing, trail: mostTrail } = noteLimits
  const deep = lines.findIndex((line) => leadingMarkers(line).length > markers)
  const deepWords = { message: `This line starts with more than ${markers} quote or list markers.`, hint: 'Nest less deeply.' }
  const pairingWords = {
    message: `This paragraph has ${pairing.runs} asterisks, underscores and tildes, which is too many to pair.`,
    hint: 'Break it into several paragraphs, or move data into a data set.',
  }
  const trailWords = {
    message: `This line has an address and ${trail.length} punctuation marks in a row; the limit is ${mostTrail}.`,
    hint: 'Shorten the address, or break the line.',
  }
  return [
    deep !== -1 && [noteNesting, at(deep + 1), deepWords],
    pairing.work > mostPairing && [noteTooComplex, at(pairing.line), pairingWords],
    trail.length > mostTrail && [noteTooComplex, at(trail.line), trailWords],
  ]
}

/** Problems of the note as a whole. */
function problemsInAll({ markers, columns, signs }: Costs): readonly (Problem | false)[] {
  const { allMarkers, columns: mostColumns, signs: mostSigns } = noteLimits
  const hint = 'Split the note, or move data into a data set.'
  const columnsWords = {
    message: `Quotes and lists start at ${columns} different columns; the limit is ${mostColumns}.`,
    hint: 'Nest less deeply, and indent each level alike.',
  }
  return [
    markers > allMarkers && [
      noteTooComplex,
      {},
      { message: `The note has ${markers} quote and list markers; the limit is ${allMarkers}.`, hint },
    ],
    signs > mostSigns && [
      noteTooComplex,
      {},
      { message: `The note has ${signs} signs such as *, [ and $; the limit is ${mostSigns}.`, hint },
    ],
    columns > mostColumns && [noteNesting, {}, columnsWords],
  ]
}

/** Reports what is too much; false when anything is. */
export function checkCost(lines: readonly string[], report: Report): boolean {
  const costs = costsOf(lines)
  const problems = [...problemsInPlaces(lines, costs), ...problemsInAll(costs)].filter((problem) => problem !== false)
  for (const problem of problems) report(...problem)
  return problems.length === 0
}

/**
 * Values of the scenario's entries. The store keeps texts; the value that an entry stands for is kept here, put by the control that wrote
 * the entry, or parsed from it once. An entry always stands for the same value, so undo, links and other tabs change nothing here.
 */
import type { InputValue } from '../../calculators/spec/spec.ts'
import type { EntryValues } from '../../scenario/scenario-link.ts'
import { entryText } from '../../scenario/scenario-text.ts'
import { scenario } from './browser-scenario.ts'

export const entryValues: EntryValues = new Map()

/** Values by key of those entries of a text that need no parsing. With a prefix: of keys that begin with it, by what follows it. */
export const knownValues = (text: string, prefix = ''): Readonly<Record<string, InputValue>> => {
  const values: Record<string, InputValue> = {}
  for (const entry of text.split(',')) {
    const value = entryValues.get(entry)
    if (value !== undefined && entry.startsWith(prefix)) values[entry.slice(prefix.length, entry.indexOf(':'))] = value
  }
  return values
}

const write = (key: string, value: InputValue | undefined): string | null => {
  if (value === undefined) return null
  const text = entryText(value)
  entryValues.set(`${key}:${text}`, value)
  return text
}

/** Puts values into the reader's scenario; undefined takes an entry out. */
export const setValues = (changes: Readonly<Record<string, InputValue | undefined>>): void =>
  scenario.set(Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, write(key, value)])))

/** The same for an input that is pinned in a figure of this page; its key is `calc-training-run.params`. */
export const setValueHere = (key: string, value: InputValue | undefined): void => scenario.setHere(key, write(key, value))

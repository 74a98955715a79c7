/**
 * The scenarios that a reader has named and kept on this device, several of them. Texts in link form, so that nothing here needs the
 * book; what is stored is validated, since other versions of the site or other programs may have written it. Effects come as an argument.
 */
import { joinEntries, splitEntries } from '../../scenario/scenario-text.ts'

export interface OwnScenario {
  readonly name: string
  /** `gpuHourPrice:3,turns:12`. */
  readonly text: string
}

export interface OwnEffects {
  readonly read: () => string | null
  /** False when the device does not take it. */
  readonly write: (text: string) => boolean
}

export interface OwnScenarios {
  /** By name. */
  readonly list: () => readonly OwnScenario[]
  readonly find: (name: string) => OwnScenario | null
  /** Under this name; one of the same name is replaced. A message when it cannot be kept. */
  readonly keep: (name: string, text: string) => string | null
  /** A message when the new name is empty or another's. */
  readonly rename: (name: string, to: string) => string | null
  readonly remove: (name: string) => void
  /** Tells listeners that another tab may have written. */
  readonly reload: () => void
  readonly subscribe: (listener: () => void) => () => void
}

export const limits = { name: 60, scenarios: 50, text: 4000 } as const

const isOwn = (value: unknown): value is OwnScenario =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'text' in value &&
  typeof value.text === 'string' &&
  value.text.length <= limits.text

/** One line, without spaces around it; empty when nothing is left. */
const tidyName = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, limits.name)

const byName = (a: OwnScenario, b: OwnScenario): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

const readStored = (text: string | null): readonly OwnScenario[] => {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    const found = Array.isArray(stored) ? stored.filter(isOwn) : []
    return [
      ...new Map(
        found.map((each) => [tidyName(each.name), { name: tidyName(each.name), text: joinEntries(splitEntries(each.text)) }]),
      ).values(),
    ]
      .filter(({ name }) => name !== '')
      .slice(0, limits.scenarios)
      .sort(byName)
  } catch {
    return []
  }
}

export const createOwnScenarios = (effects: OwnEffects): OwnScenarios => {
  const listeners = new Set<() => void>()
  const list = () => readStored(effects.read())
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const write = (scenarios: readonly OwnScenario[]): string | null => {
    const kept = effects.write(JSON.stringify([...scenarios].sort(byName)))
    tell()
    return kept ? null : 'This browser does not let the page keep anything. Copy the link instead.'
  }
  const without = (name: string) => list().filter((each) => each.name !== name)
  return {
    list,
    find: (name) => list().find((each) => each.name === name) ?? null,
    keep: (given, text) => {
      const name = tidyName(given)
      if (name === '') return 'Give it a name first.'
      const others = without(name)
      if (others.length >= limits.scenarios) return `There is room for ${limits.scenarios} scenarios here. Delete one first.`
      if (text.length > limits.text) return 'This scenario changes too much to be kept. Copy the link instead.'
      return write([...others, { name, text }])
    },
    rename: (name, given) => {
      const to = tidyName(given)
      const own = list().find((each) => each.name === name)
      if (!own || to === name) return null
      if (to === '') return 'Give it a name.'
      if (list().some((each) => each.name === to)) return `There is a scenario “${to}” already.`
      return write([...without(name), { ...own, name: to }])
    },
    remove: (name) => void write(without(name)),
    reload: tell,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

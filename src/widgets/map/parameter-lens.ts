/** The reach of a parameter: which notes make a claim that turns between its low and its high value, in the reader's scenario. */

import type { blastRadius, ParameterReach } from '../../scenario/blast-radius.ts'
import { calculatorInCondition } from '../../scenario/condition.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { element } from '../page/element.ts'
import { count } from './counted.ts'
import type { MapData, MapNote } from './map-data.ts'
import { lensOf, type Seen, stylesOf } from './map-lens.ts'

export interface Reach {
  readonly id: string
  readonly label: string
  readonly reads: ReadonlySet<MapNote>
  readonly low: ReadonlySet<MapNote>
  readonly high: ReadonlySet<MapNote>
}

const separator = ':'

/** Of every parameter that some claim reads, those that turn most notes first. Claims are named by the index of their note. */
export function reachesIn(
  { file, notes }: MapData,
  { book, catalogue, assumptions }: LiveModel,
  find: typeof blastRadius,
): readonly Reach[] {
  const claims = Object.entries(file.claims).flatMap(([index, list]) => list.map((holds, i) => ({ id: `${index}${separator}${i}`, holds })))
  const notesOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => notes[Number(id.split(separator)[0])] ?? []))
  const reach = ({ parameter, claims: reads, low, high }: ParameterReach): Reach => ({
    id: parameter,
    label: book.parameters[parameter]?.label ?? parameter,
    reads: notesOf(reads),
    low: notesOf(low.map(({ claim }) => claim)),
    high: notesOf(high.map(({ claim }) => claim)),
  })
  const turned = ({ low, high }: Reach) => new Set([...low, ...high]).size
  return find(claims, assumptions, book, catalogue)
    .parameters.map(reach)
    .sort((a, b) => turned(b) - turned(a) || (a.id < b.id ? -1 : 1))
}

export function reachLens({ notes }: MapData, { label, reads, low, high }: Reach): Seen {
  const lens = lensOf(`Whose claims turn when only “${label}” moves, from its low to its high value.`, notes, [
    ['Turns at both ends', { colour: 'ink', fill: 'full', size: 1 }, (note) => low.has(note) && high.has(note)],
    ['Turns at its high value', { colour: 'ink', fill: 'half', size: 0.75 }, (note) => high.has(note)],
    ['Turns at its low value', { colour: 'ink', fill: 'dashed', size: 0.75 }, (note) => low.has(note)],
    ['Reads it, does not turn', { colour: 'ink', fill: 'hollow', size: 0.5 }, (note) => reads.has(note)],
    ['Does not depend on it', { colour: 'ink-3', fill: 'full', size: 0 }, () => true],
  ])
  return {
    lens,
    noteStyle: stylesOf(lens, (note, noteStyle) => (noteStyle.colour === 'ink' ? { ...noteStyle, colour: note.topic } : noteStyle)),
  }
}

/** A list of the parameters, the chosen one in it. */
export function reachList(reaches: readonly Reach[], chosen: Reach, choose: (id: string) => void): HTMLElement {
  const list = element('select')
  list.setAttribute('aria-label', 'Parameter')
  for (const { id, label, low, high } of reaches) {
    const option = element('option', {}, `${label} (${count(new Set([...low, ...high]).size, 'note')})`)
    option.value = id
    option.selected = id === chosen.id
    list.append(option)
  }
  list.addEventListener('change', (event) => {
    event.stopPropagation()
    choose(list.value)
  })
  return list
}

/** Calls `update` now and after each change of the scenario. */
export async function followReaches(data: MapData, update: (reaches: readonly Reach[]) => void): Promise<void> {
  const [{ followModel }, { blastRadius: find }] = await Promise.all([import('../prose/live-prose.ts'), import('../prose/live-claims.ts')])
  const needed = [...new Set(Object.values(data.file.claims).flatMap((list) => list.map(calculatorInCondition)))]
  followModel(needed, (model) => update(reachesIn(data, model, find)))
}

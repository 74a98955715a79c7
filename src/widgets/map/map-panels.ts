/** Which panel stands beside the map: a note's, a path's, what to read first, or the hint. Panels that take more code load when asked for. */

import { element } from '../page/element.ts'
import { notesRead } from '../page/visited-notes.ts'
import { count } from './counted.ts'
import type { MapData, MapNote, MapRelation } from './map-data.ts'
import { notePanel, pointedIn } from './map-panel.ts'
import type { MapState } from './map-state.ts'
import { nothingShown, type Shown } from './map-view-model.ts'

export interface PanelContext {
  readonly reasons: (note: MapNote) => Promise<void>
  readonly say: (text: string) => void
  readonly shows: (relation: MapRelation) => boolean
  readonly relationsOf: (note: MapNote) => readonly MapRelation[]
  readonly change: (patch: Partial<MapState>) => void
  /** The code of a panel has been loaded, and it can be shown. */
  readonly loaded: () => void
}

type Paths = typeof import('./map-path.ts')

export function createPanels(root: HTMLElement, panel: HTMLElement, data: MapData, context: PanelContext) {
  const hint = [...panel.childNodes]
  const { change, loaded, reasons, say, shows, relationsOf } = context
  const close = () => change({ note: null, path: null, first: null })
  const at = (id: string | undefined) => data.byId.get(id ?? '') ?? null
  let filled = ''
  let paths: Paths | null = null

  /** Fills the panel, unless it holds the same already. */
  function fill(name: string, kept: boolean, content: () => readonly Node[]): void {
    panel.classList.toggle('kept', kept)
    if (name === filled) return
    filled = name
    panel.replaceChildren(...content())
    panel.scrollTop = 0
  }

  function saveMenu(note: MapNote | null): HTMLElement {
    const made = element('details', { class: 'map-save' }, element('summary', {}, 'Save as a file'))
    const whole = async () => ({ name: 'map', title: 'The map of the notebook', notes: data.notes, relations: data.relations })
    made.addEventListener(
      'toggle',
      () => {
        void import('./map-save.ts').then(({ fetchReasons, saveRows }) =>
          made.append(
            ...saveRows(
              [
                ...(note
                  ? [
                      {
                        label: 'These notes',
                        whole: false,
                        load: async () => {
                          await reasons(note)
                          const { notes, relations } = around(note)
                          return { name: note.id, title: `Notes around “${note.title}”`, notes, relations }
                        },
                      },
                    ]
                  : []),
                {
                  label: 'The whole map',
                  whole: true,
                  load: async () => {
                    await fetchReasons(data)
                    return whole()
                  },
                },
              ],
              say,
            ),
          ),
        )
      },
      { once: true },
    )
    return made
  }

  function around(note: MapNote): Shown {
    const relations = relationsOf(note)
    const notes = [...new Set([note, ...relations.flatMap(({ source, target }) => [source, target])])]
    return { notes, centre: note, relations, description: `${note.title}: ${count(relations.length, 'relation')}.` }
  }

  function forNote(note: MapNote, kept: boolean, state: MapState): Shown {
    const found = around(note)
    const read = notesRead()
    fill(`note ${note.id} ${kept} ${state.off.join()} ${state.derived}`, kept, () =>
      notePanel(root, note, found.relations, kept, {
        close,
        reasons,
        saveMenu,
        path: () => change({ path: [note.id, '-'], first: null }),
        first: () => change({ first: note.id, path: null }),
        live: (of, place) => void import('./map-claims.ts').then(({ followNote }) => followNote(of, place)).catch(() => {}),
        wasRead: (id) => read.has(id),
      }),
    )
    return found
  }

  function forPath({ path: [from, to], off }: MapState & { readonly path: readonly [string, string] }, code: Paths): Shown {
    const ask = { from: at(from), to: at(to) }
    const found = ask.from && ask.to ? code.findPath(data, ask.from, ask.to, shows) : null
    fill(`path ${from} ${to} ${off.join()}`, true, () =>
      code.pathPanel({ root, data, close }, ask, found, {
        reasons,
        say,
        choose: (next) => change({ path: [next.from?.id ?? '-', next.to?.id ?? '-'], note: null }),
      }),
    )
    const notes = found?.notes ?? [ask.from, ask.to].filter((note) => note !== null)
    const description = found
      ? `A path of ${count(found.steps.length, 'step')}.`
      : ask.from && ask.to
        ? 'No path found.'
        : 'Choose two notes.'
    return { notes, centre: null, relations: found?.relations ?? [], description }
  }

  function forFirst(note: MapNote, code: Paths): Shown {
    const order = code.readingOrder(data, note)
    const read = notesRead()
    fill(`first ${note.id}`, true, () => code.firstPanel({ root, data, close }, note, order, (id) => read.has(id)))
    const within = new Set(order)
    const relations = order.flatMap((each) =>
      each.relations.filter(({ kind, source, target }) => kind === 'prerequisite-of' && source === each && within.has(target)),
    )
    return { notes: order, centre: note, relations, description: `${count(order.length - 1, 'note')} to read before ${note.title}.` }
  }

  function show(state: MapState, pointed: MapNote | null): Shown {
    const note = at(state.note ?? '')
    const first = at(state.first ?? '')
    if ((state.path || first) && !paths) {
      void import('./map-path.ts').then((code) => {
        paths = code
        loaded()
      })
      return { ...nothingShown, description: '' }
    }
    if (state.path && paths) return forPath({ ...state, path: state.path }, paths)
    if (first && paths) return forFirst(first, paths)
    const wanted = pointed ?? note
    if (wanted) return forNote(wanted, wanted === note, state)
    fill('', false, () => [...hint, saveMenu(null)])
    return nothingShown
  }
  fill('hint', false, () => [...hint, saveMenu(null)])
  return Object.assign(show, { pointed: (target: EventTarget | null) => pointedIn(target, data) })
}

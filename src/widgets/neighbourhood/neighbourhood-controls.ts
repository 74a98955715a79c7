/** How much of a neighbourhood is shown: one step or two, and relations that lead out, in, or both. */

import { count } from '../map/counted.ts'
import { button, element } from '../page/element.ts'

export type Ways = 'both' | 'out' | 'in'

export interface Reach {
  depth: 1 | 2
  ways: Ways
}

const wayWords: Readonly<Record<Ways, string>> = { both: 'all', out: 'leading out', in: 'leading in' }

/** Adds the controls to a section, and shows it as `reach` says; they change `reach`, which goes along on a walk. */
export function controlNeighbourhood(section: HTMLElement, reach: Reach, say: (text: string) => void): void {
  section.querySelector('.neighbourhood-reach')?.remove()
  const items = section.querySelectorAll('.relations > li').length
  if (items === 0) return
  const choice = (text: string, choose: () => void) =>
    button(
      text,
      () => {
        choose()
        void show(true)
      },
      {},
    )
  const depth = ([1, 2] as const).map((steps) =>
    choice(steps === 1 ? 'one step' : 'two steps', () => {
      reach.depth = steps
    }),
  )
  const ways = (['both', 'out', 'in'] as const).map((way) =>
    choice(wayWords[way], () => {
      reach.ways = way
    }),
  )
  const controls = element('p', { class: 'neighbourhood-reach', role: 'group', 'aria-label': 'How much is shown' }, ...depth, ' ', ...ways)
  section.querySelector('figure')?.before(controls)

  async function show(tell: boolean): Promise<void> {
    for (const [i, each] of depth.entries()) each.setAttribute('aria-pressed', String(reach.depth === i + 1))
    for (const [i, each] of ways.entries()) each.setAttribute('aria-pressed', String(reach.ways === (['both', 'out', 'in'] as const)[i]))
    const second = section.querySelector('.second') !== null
    if ((reach.depth === 2) !== second) {
      try {
        const { addDepth, takeDepth } = await import('./neighbourhood-depth.ts')
        if (reach.depth === 1) takeDepth(section)
        else await addDepth(section)
      } catch {
        say('The notes two steps away could not be loaded.')
        return
      }
    }
    for (const each of section.querySelectorAll<HTMLElement | SVGElement>('[data-way]')) {
      const hidden = reach.ways !== 'both' && !each.dataset['way']?.split(' ').includes(reach.ways)
      each.classList.toggle('off', hidden)
    }
    if (tell) say(`${count(section.querySelectorAll('.relations li:not(.off)').length, 'relation')} shown.`)
  }
  void show(false)
}

// @vitest-environment happy-dom
/** Protects what the map says of claims in the reader's scenario: in the panel of a note, by the lens of truth, and by the reach of a parameter. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ParameterReach } from '../../scenario/blast-radius.ts'
import { book, catalogue } from '../../scenario/scenario.fixture.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { site } from './browser.fixture.ts'
import { notePage, smallMap } from './map.fixture.ts'
import { all, click, closeMap, link, openMap, set, settle, settleImports, texts, the } from './open-map.fixture.ts'
import { reachesIn } from './parameter-lens.ts'

const live = vi.hoisted(() => {
  // Before d3 is loaded, which keeps the clock that it finds.
  vi.useFakeTimers()
  return { needed: [] as (readonly string[])[], update: [] as ((model: LiveModel) => void)[], turns: 10 }
})
const model = (): LiveModel => ({ book, catalogue, problems: [], assumptions: live.turns === 10 ? {} : { turns: live.turns } })
vi.mock('../calculator/live-model.ts', () => ({
  followModel: (needed: readonly string[], update: (next: LiveModel) => void) => {
    live.needed.push(needed)
    live.update.push(update)
    update(model())
  },
}))

beforeEach(() => Object.assign(live, { needed: [], update: [], turns: 10 }))
afterEach(async () => {
  scenario.load('')
  await closeMap()
})

/** The reader changes how many turns a task has. */
async function turns(number: number): Promise<void> {
  live.turns = number
  scenario.set({ turns: String(number) })
  for (const tell of live.update) tell(model())
  await settle()
}
const key = () => texts('.map-key li')

describe('the lens of truth', () => {
  it('says of each note whether its claims hold, and follows the scenario', async () => {
    await openMap({ hash: '#lens=truth' })
    expect(texts('.map-key > p')).toEqual(['Whether the claims of each note hold at our defaults.'])
    expect(key()).toEqual([
      'Claims hold1 note',
      'Some hold, some do not1 note',
      'Claims do not hold1 note',
      'Undecided1 note',
      'No claim that can be computed1 note',
    ])
    expect(link('cache').style.getPropertyValue('--topic')).toBe('var(--good)')
    expect(
      ['agents', 'batch', 'flops'].map((id) => ['half', 'hollow', 'dashed'].find((fill) => link(id).classList.contains(fill))),
    ).toEqual(['half', 'hollow', 'dashed'])
    expect(live.needed).toEqual([['tasks', 'nothing']].map((each) => expect.arrayContaining(each)))
    // 25² = 625 tokens: more than 64, and at least 400.
    await turns(25)
    expect(texts('.map-key > p')).toEqual(['Whether the claims of each note hold in your scenario.'])
    expect(key()).toEqual(['Claims hold3 notes', 'Undecided1 note', 'No claim that can be computed1 note'])
  })

  it('shows nothing any more when another lens was chosen since', async () => {
    await openMap({ hash: '#lens=truth' })
    set(the('#map-lens'), 'status')
    await turns(25)
    expect(texts('.map-key > p')).toEqual(['How sure each note is.'])
    set(the('#map-lens'), 'reach')
    set(the('#map-lens'), 'topic')
    await settleImports()
    expect(the('.map-key').hidden).toBe(true)
  })
})

describe('the reach of a parameter', () => {
  it('tells which notes turn at an end of its range', async () => {
    await openMap({ hash: '#lens=reach' })
    expect(texts('.map-key > p')).toEqual(['Whose claims turn when only “Test turns” moves, from its low to its high value.'])
    // At 5 turns are 25 tokens, not more than 64; at 50 are 2500, at least 400.
    expect(key()).toEqual([
      'Turns at both ends1 note',
      'Turns at its high value1 note',
      'Turns at its low value1 note',
      'Does not depend on it2 notes',
    ])
    expect(
      ['agents', 'batch', 'cache'].map((id) => ['half', 'dashed'].find((fill) => link(id).classList.contains(fill)) ?? 'full'),
    ).toEqual(['full', 'half', 'dashed'])
    expect(link('agents').style.getPropertyValue('--topic')).toBe('var(--agentic-demand)')
    expect(link('alone').style.getPropertyValue('--topic')).toBe('var(--ink-3)')
    expect(texts('.map-key option')).toEqual(['Test turns (3 notes)'])
    // With 5 turns none is at its high value but those that hold from 20 on, and nothing turns further down.
    await turns(5)
    expect(key()).toEqual(['Turns at its high value3 notes', 'Does not depend on it2 notes'])
  })

  const flip = (claim: string) => ({ claim, to: 'fails' as const, at: 1 })
  const found: readonly ParameterReach[] = [
    // Claims are named by the index of their note: agents 0, alone 1, batch 2, cache 3, flops 4.
    { parameter: 'mfu', claims: ['3:0'], low: [], high: [] },
    { parameter: 'unused', claims: ['2:0', '3:0'], low: [flip('2:0'), flip('3:0')], high: [flip('3:0')] },
    { parameter: 'elsewhere', claims: ['0:0', '0:1'], low: [flip('0:0')], high: [flip('0:1')] },
  ]

  it('begins with the parameter that turns most notes, each counted once', () => {
    const data = smallMap()
    const asked: unknown[] = []
    const reaches = reachesIn(data, model(), (claims) => {
      asked.push(...claims)
      return { parameters: found } as never
    })
    expect(asked).toContainEqual({ id: '0:1', holds: 'tasks.tokens >= 400' })
    expect(asked).toHaveLength(5)
    expect(reaches.map(({ label, low, high }) => [label, [...low].map(({ id }) => id), [...high].map(({ id }) => id)])).toEqual([
      ['Test unused', ['batch', 'cache'], ['cache']],
      ['elsewhere', ['agents'], ['agents']],
      ['Test mfu', [], []],
    ])
    expect([...(reaches[2]?.reads ?? [])].map(({ id }) => id)).toEqual(['cache'])
  })

  it('is of the parameter that is chosen in the list, and the choice is in the address', async () => {
    const { reachList } = await import('./parameter-lens.ts')
    await openMap()
    const reaches = reachesIn(smallMap(), model(), () => ({ parameters: found }) as never)
    const chosen: string[] = []
    const list = reachList(reaches, reaches[1] as never, (id) => chosen.push(id)) as HTMLSelectElement
    the('.map-key').append(list)
    expect([...list.options].map(({ textContent, selected }) => [textContent, selected])).toEqual([
      ['Test unused (2 notes)', false],
      ['elsewhere (1 note)', true],
      ['Test mfu (0 notes)', false],
    ])
    set(list, 'mfu')
    expect(chosen).toEqual(['mfu'])
    await closeMap()
    await openMap({ hash: '#lens=reach' })
    set(the('.map-key select'), 'turns')
    expect(location.hash).toBe('#lens=reach&of=turns')
  })
})

describe('the panel of a note', () => {
  const body = `
    <div class="claim" data-claim="tasks.tokens &gt; 64"><p class="claim-text">A task is long.</p></div>
    <div class="claim" data-claim="what?"><p class="claim-text">This cannot be read.</p></div>
    <a class="value" data-of="tasks.tokens"></a><a class="value" data-of="demand.total"></a><a class="value" data-of="tasks.tokens"></a>
    <a class="value" data-of="demand.perTurn" data-given="{}"></a><a class="value" data-of="demand.perTurn"></a><a class="value" data-of="serve.share"></a>`
  const openCache = () => openMap({ hash: '#note=cache', before: () => site.pages.set('/notes/cache/', notePage('cache', body)) })
  const verdict = () => the('.map-live .verdict')

  it('has its claims and at most three of its numbers as they are in the scenario', async () => {
    await openCache()
    expect(texts('.map-claim > :first-child')).toEqual(['A task is long.'])
    expect([texts('.map-live .verdict b'), verdict().dataset['verdict']]).toEqual([['Holds'], 'holds'])
    expect(texts('.map-live .verdict')[0]).toContain('and the claim needs more than 64 tokens')
    // 10² tokens a task, of 100 people, each in 10 turns.
    expect(texts('.map-live dt')).toEqual(['Tokens', 'Demand', 'Per turn'])
    expect(texts('.map-live dd')).toEqual(['100 tokens', '10 000 tokens', '1000 tokens'])
    expect(all('.is-changed')).toEqual([])

    // 5² tokens, 100 · 25, 100 · 25 / 5.
    await turns(5)
    expect([texts('.map-live .verdict b'), verdict().classList.contains('is-changed')]).toEqual([['Does not hold'], true])
    expect(texts('.map-live dd.is-changed')).toEqual(['25 tokens', '2500 tokens', '500 tokens'])
  })

  it('loads what its claims and numbers need', async () => {
    await openCache()
    expect(live.needed).toEqual([['tasks', 'what', 'tasks', 'demand', 'demand']])
  })

  it('of another note has nothing of the one before', async () => {
    await openCache()
    const place = the('.map-live')
    click(the('.map-panel .map-close'))
    await turns(5)
    expect(place.querySelector('b')?.textContent).toBe('Holds')
    expect(all('.map-live')).toEqual([])
  })
})

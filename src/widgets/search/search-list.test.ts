// @vitest-environment happy-dom
/** Protects the parts of an answer: rows and their order, the row that the reader chose, what narrows and explains the answer, the last questions. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { parseQuery } from '../../search/query/query.ts'
import type { Found, Result } from '../../search/query/search.ts'
import { forbidStorage, one, textsOf } from '../page/dom.fixture.ts'
import { element } from '../page/element.ts'
import { facetRow, toggled } from './search-facets.ts'
import { resultList } from './search-list.ts'
import { forgetSearches, recentSearches, rememberSearch } from './search-recent.ts'
import { addressOf, showPassage, showValue } from './search-rows.ts'
import { notArrived, operatorHelp, statusLine } from './search-status.ts'

const result = (kind: Result['kind'], document: number, title: string, more: Partial<Result> = {}): Result =>
  ({ kind, document, title, id: title, url: `/${kind}s/${document}/`, text: '', score: 1, why: '', ...more }) as Result
const found = (results: readonly Result[], more: Partial<Found> = {}): Found => ({
  ...{ query: parseQuery('alpha'), results, total: results.length, counts: { kinds: {}, topics: {} }, corrections: [], unknown: [] },
  ...{ relaxations: [], nearest: [], terms: new Set(['alpha']), missing: 0 },
  ...more,
})
const [alpha, beta, gamma] = [
  result('note', 1, 'Alpha', { topic: 'inference' }),
  result('claim', 2, 'Beta of alpha'),
  result('note', 3, 'Gamma'),
]

describe('The list', () => {
  const start = () => {
    document.body.innerHTML = '<input />'
    const list = resultList('x', one<HTMLInputElement>('input'))
    document.body.append(list.root)
    return list
  }
  const chosen = () => textsOf('[aria-selected="true"] .result-title')
  const titles = () => textsOf('.result-title')

  it('groups by kind, that of the best result first, and says how many more there are', () => {
    start().show(found([alpha, beta, gamma], { counts: { kinds: { note: 7, claim: 1 }, topics: {} } }), null)
    expect(textsOf('.result-group')).toEqual(['Notes, 2 of 7', 'Claims'])
    expect(titles()).toEqual(['Alpha', 'Gamma', 'Beta of alpha'])
    expect(textsOf('.result-place')).toEqual(['Note · Inference', 'Note', 'Claim'])
    expect(textsOf('mark')).toEqual(['Alpha', 'alpha'])
    expect([...document.querySelectorAll('[role="option"]')].map(({ id }) => id)).toEqual(['x-0', 'x-1', 'x-2'])
    expect(one('[role="group"]').getAttribute('aria-labelledby')).toBe(one('.result-group').id)
  })

  it('has the first row chosen, or the answer above it', () => {
    const list = start()
    list.show(found([alpha]), null)
    expect(chosen()).toEqual(['Alpha'])
    list.show(
      found([alpha]),
      element('a', { role: 'option', id: 'x-0', 'data-text': 'q' }, element('span', { class: 'result-title' }, '42')),
    )
    expect(chosen()).toEqual(['42'])
    expect(titles()).toEqual(['42', 'Alpha'])
    expect(one('[data-document]').id).toBe('x-1')
  })

  it('keeps the row that the reader chose while the same question is answered better', () => {
    const list = start()
    list.show(found([alpha, beta]), null)
    list.move(1)
    expect([chosen(), list.isOwn()]).toEqual([['Beta of alpha'], true])
    list.show(found([gamma, alpha, beta]), null)
    expect([chosen(), list.isOwn()]).toEqual([['Beta of alpha'], true])
    list.show(found([gamma, alpha]), null)
    expect([chosen(), list.isOwn()]).toEqual([['Gamma'], false])
  })

  it('chooses the first row of another question', () => {
    const list = start()
    list.show(found([alpha, beta]), null)
    list.move(1)
    list.renew()
    list.show(found([gamma, beta]), null)
    expect(chosen()).toEqual(['Gamma'])
  })

  it('brings rows up to date in their place: a passage stays until another is known', () => {
    const list = start()
    list.show(found([alpha]), null)
    const row = one('[data-document]')
    showPassage(row, alpha, { pieces: [{ text: 'a passage', marked: false }], heading: null, fragment: '', termCount: 0 }, new Set())
    list.show(found([gamma, alpha], { terms: new Set() }), null)
    expect(one('[data-document="1"]')).toBe(row)
    expect(textsOf('.result-text')).toEqual(['', 'a passage'])
    expect(textsOf('mark')).toEqual([])
  })

  it('is chosen from by a mouse that moves, not by one that rests or a finger', () => {
    const list = start()
    list.show(found([alpha, beta]), null)
    const move = (pointerType: string, movementX: number) =>
      one('[data-document="2"] .result-title').dispatchEvent(
        Object.assign(new PointerEvent('pointermove', { bubbles: true, pointerType }), { movementX, movementY: 0 }),
      )
    move('mouse', 0)
    move('touch', 3)
    expect(chosen()).toEqual(['Alpha'])
    move('mouse', 3)
    expect([chosen(), list.isOwn()]).toEqual([['Beta of alpha'], true])
  })

  it('is closed when it is cleared', () => {
    const list = start()
    list.show(found([alpha]), null)
    list.clear()
    expect([list.root.hidden, list.rows(), list.chosen(), list.close()]).toEqual([true, [], undefined, false])
    list.move(1)
    expect(list.isOwn()).toBe(false)
  })
})

describe('A row', () => {
  const passage = (termCount: number, heading: { id: string; text: string } | null, fragment = '') => ({
    pieces: [],
    heading,
    fragment,
    termCount,
  })
  const size = { id: 'size', text: 'Size' }

  it('leads to its passage where that holds more of the question than its title', () => {
    const terms = new Set(['alpha', 'memory'])
    expect(addressOf(alpha, passage(2, size), terms)).toBe('/notes/1/#size')
    expect(addressOf(alpha, passage(2, size, 'a well-read word'), terms)).toBe('/notes/1/#size:~:text=a%20well%2Dread%20word')
    expect(addressOf(alpha, passage(2, null, 'word'), terms)).toBe('/notes/1/#:~:text=word')
    expect(addressOf(alpha, passage(2, null), terms)).toBe('/notes/1/')
    // The title holds one of the two already.
    expect(addressOf(alpha, passage(1, size), terms)).toBe('/notes/1/')
    expect(addressOf({ ...alpha, url: '/data/a/#row' }, passage(2, size), terms)).toBe('/data/a/#row')
    expect(addressOf(alpha, null, terms)).toBe('/notes/1/')
  })

  it('shows a value once, beside its place', () => {
    document.body.innerHTML = '<a><span class="result-place">Parameter</span><span class="result-text">text</span></a>'
    showValue(one('a'), '10 turns')
    showValue(one('a'), '20 turns')
    expect(textsOf('a > *')).toEqual(['20 turns', 'Parameter', 'text'])
  })

  it('of a note without a passage is blank, and another keeps its description', () => {
    const text = () => one('.result-text').textContent
    document.body.innerHTML = '<a><span class="result-text">before</span></a>'
    showPassage(one('a'), beta, null, new Set())
    expect(text()).toBe('before')
    showPassage(one('a'), alpha, null, new Set())
    expect(text()).toBe('\u00a0')
  })
})

describe('What narrows an answer', () => {
  const counts = { kinds: { note: 5, claim: 2 }, topics: { inference: 7 } } as const
  const start = () => {
    const narrow = vi.fn()
    const row = facetRow(narrow)
    document.body.replaceChildren(row.root)
    return { ...row, narrow }
  }
  const pressed = () => textsOf('[aria-pressed="true"]')

  it('is where there is something to choose between', () => {
    const { show, narrow } = start()
    show(found([], { counts }))
    // One topic is no choice.
    expect(textsOf('button')).toEqual(['Notes 5', 'Claims 2'])
    one('button:nth-child(2)').click()
    expect(narrow).toHaveBeenCalledWith('kind:claim')
  })

  it('is pressed while it is in force, even with nothing in it; an exclusion presses nothing', () => {
    const { show } = start()
    show(found([], { counts, query: parseQuery('alpha kind:source topic:inference -kind:note') }))
    expect(textsOf('button')).toEqual(['Notes 5', 'Claims 2', 'Sources 0', 'Inference 7'])
    expect(pressed()).toEqual(['Sources 0', 'Inference 7'])
  })

  it('keeps a button, and the focus on it, while numbers change', () => {
    const { show, clear } = start()
    show(found([], { counts }))
    const button = one('button')
    button.focus()
    show(found([], { counts: { kinds: { note: 4, claim: 2 }, topics: {} } }))
    expect([one('button'), document.activeElement]).toEqual([button, button])
    expect(textsOf('button')).toEqual(['Notes 4', 'Claims 2'])
    clear()
    expect(textsOf('button')).toEqual([])
  })

  it('is written into the question, and taken out in any spelling', () => {
    expect(toggled('alpha ', 'kind:note')).toBe('alpha kind:note')
    expect(toggled('', 'kind:note')).toBe('kind:note')
    expect(toggled('kind:note alpha', 'kind:note')).toBe('alpha')
    expect(toggled('alpha kind:no', 'kind:note')).toBe('alpha')
    expect(toggled('alpha -kind:note', 'kind:note')).toBe('alpha -kind:note kind:note')
  })
})

describe('The status line', () => {
  const actions = { ask: vi.fn(), again: vi.fn() }
  const say = (some: Partial<Found>, text = 'alpha', lost: readonly string[] = []) => {
    document.body.replaceChildren(...statusLine(found([], some), text, actions, lost))
    return document.body.textContent
  }
  const press = (index = 0) => document.querySelectorAll('button')[index]?.click()
  beforeEach(() => {
    actions.ask.mockClear()
    actions.again.mockClear()
  })

  it('counts', () => {
    expect(say({ total: 1 })).toBe('1 result')
    expect(say({ total: 2 })).toBe('2 results')
  })

  it('says how a word was read, and offers it as typed where that stands somewhere', () => {
    const corrections = [
      { typed: 'alfa', word: 'alpha', stands: true },
      { typed: 'bta', word: 'beta' },
    ]
    expect(say({ total: 2, corrections }, 'alfa bta')).toBe('Read as alpha for “alfa” (as typed), beta for “bta”. 2 results')
    press()
    expect(actions.ask.mock.calls[0]?.[0]).toBe('"alfa" bta')
  })

  it('names words that stand nowhere, unless part of the index is missing', () => {
    expect(say({ total: 2, unknown: ['zzzz'] })).toBe('“zzzz” stands nowhere here. 2 results')
    expect(say({ total: 2, unknown: ['zzzz', 'yyyy'] })).toBe('“zzzz”, “yyyy” stand nowhere here. 2 results')
    expect(say({ total: 2, unknown: ['zzzz'], missing: 1 })).toBe(
      'Part of the index did not arrive, so something may be left out. Try again. 2 results',
    )
    press()
    expect(actions.again).toHaveBeenCalledTimes(1)
  })

  it('explains operators, and what makes no sense', () => {
    expect(say({ total: 2, query: parseQuery('alpha kind:note') })).toBe('Shows what is of the kind note. 2 results')
    expect(say({ total: 2, query: parseQuery('alpha topic:cooking') })).toMatch(
      /^There is no topic “cooking”; there are training, .*\. 2 results$/,
    )
  })

  it('offers ways out where operators leave nothing', () => {
    const way = (typed: string, total: number) => ({ typed, total, operator: `in ${typed}`, text: `without ${typed}` })
    expect(say({ relaxations: [way('topic:training', 12)] })).toBe('Nothing in topic:training; 12 results without topic:training.')
    press()
    expect(actions.ask.mock.calls[0]?.[0]).toBe('without topic:training')
    expect(say({ relaxations: [way('a', 1), way('b', 2)] })).toBe('Nothing fits all of this; 1 result without a, 2 results without b.')
  })

  it('leads to topics where nothing is found, the nearest or all', () => {
    expect(say({ nearest: ['inference'] }, ' alfa ')).toBe('Nothing is close to “alfa”. Nearest may be Inference, or the map.')
    expect(one('a').getAttribute('href')).toBe('/topics/inference/')
    expect(say({})).toBe(
      'Nothing is close to “alpha”. Try fewer words, or look at Training, Inference, Scaling laws, Agentic demand, or the map.',
    )
  })

  it('says nothing of nothing where part is missing, or nothing was asked', () => {
    expect(say({ missing: 1 })).toBe('Part of the index did not arrive, so something may be left out. Try again.')
    expect(say({ query: parseQuery('') })).toBe('')
    expect(say({ total: 1 }, 'alpha', ['The values did not arrive.'])).toBe('The values did not arrive. Try again. 1 result')
  })

  it('says when the index did not arrive, and how to narrow a search', () => {
    document.body.replaceChildren(...notArrived(actions), operatorHelp())
    press()
    expect(actions.again).toHaveBeenCalledTimes(1)
    expect(one('a').getAttribute('href')).toBe('/search/')
    expect(textsOf('dt')).toEqual(['"exact phrase"', '-word', 'topic:inference', 'kind:claim', 'status:contested', 'cites:hoffmann'])
    expect(textsOf('dd')).toHaveLength(6)
  })
})

describe('The last questions', () => {
  beforeEach(() => localStorage.clear())

  it('are six, the latest first, each once', () => {
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', ' b ', 'g', ' ', 'x'.repeat(201)]) rememberSearch(text)
    expect(recentSearches()).toEqual(['g', 'b', 'f', 'e', 'd', 'c'])
    forgetSearches()
    expect(recentSearches()).toEqual([])
  })

  it('are not trusted as they stand on the device', () => {
    for (const text of ['{', '3', '{"a":1}']) {
      localStorage.setItem('searches', text)
      expect(recentSearches()).toEqual([])
    }
    localStorage.setItem('searches', '[1,"a",null,"b"]')
    expect(recentSearches()).toEqual(['a', 'b'])
  })

  it('are none, and no error, where nothing can be kept', () => {
    const allow = forbidStorage('all')
    expect(() => rememberSearch('a')).not.toThrow()
    expect(recentSearches()).toEqual([])
    allow()
  })
})

// @vitest-environment happy-dom
/** Protects walking the map in SVG: what a pointer, a key, a filter or a link shows, highlights, announces, and writes in the address. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { layout, resize, site } from './browser.fixture.ts'
import {
  all,
  click,
  closeMap,
  link,
  openMap,
  point,
  press,
  set,
  settle,
  settleImports,
  status,
  texts,
  the,
  type,
} from './open-map.fixture.ts'

// Before d3 is loaded, which keeps the clock that it finds.
vi.hoisted(() => vi.useFakeTimers())

afterEach(closeMap)

const lit = () => all('.nodes a.on').map((each) => each.getAttribute('aria-label'))
const raised = () => all('.raised path').map((each) => each.getAttribute('class'))
const lineOf = (kind: string) => the(`.edges .k-${kind} path`)
const view = () => the('.view').getAttribute('transform')
const hash = () => location.hash
const panelTitle = () => texts('.map-panel h2')[0]
const hidden = (id: string) => link(id).closest('.nodes > g')?.classList.contains('off')

describe('pointing at a note', () => {
  it('shows it and what it is related to, and why, while it lasts', async () => {
    await openMap()
    await point(the('.nodes a[aria-label="KV cache"] circle'))
    expect(the('svg.map').classList.contains('dim')).toBe(true)
    expect(lit()).toEqual(['Training FLOPs', 'Batching', 'KV cache', 'Agents'])
    expect(all('.nodes a.centre')).toEqual([link('cache')])
    expect(raised().toSorted()).toEqual(['k-contradicts', 'k-prerequisite-of', 'k-prerequisite-of'])
    expect(panelTitle()).toBe('KV cache')
    expect(texts('.map-panel .status')).toEqual(['Supported · 1 min'])
    expect(texts('.map-panel .summary')).toEqual(['About cache.'])
    expect(texts('.map-panel .relations li').toSorted()).toEqual([
      'builds onTraining FLOPsOne counts operations first.',
      'contradicted byAgentsAgents resend all of it.',
      'prerequisite ofBatchingThe cache bounds the batch.',
    ])
    expect(texts('.map-panel li.against .because')).toEqual(['Agents resend all of it.'])
    expect(the('.map-panel').classList.contains('kept')).toBe(false)
    expect(hash()).toBe('')

    the('svg.map').dispatchEvent(new PointerEvent('pointerleave'))
    expect([lit(), raised()]).toEqual([[], []])
    expect(the('svg.map').classList.contains('dim')).toBe(false)
    expect(texts('.map-panel .map-hint')).toEqual(['Point at a note.'])
  })

  it('places the labels of what it shows anew, so that each can be read, and puts them back', async () => {
    await openMap({ hash: '#note=flops&at=0,100,4' })
    const text = link('flops').querySelector('text')
    const place = () => [text?.getAttribute('x'), text?.getAttribute('text-anchor')]
    // Seen is the map up to x = 100, where flops stands: its label goes to the left. That of cache, at 500, has no place.
    expect(place()).toEqual(['-12', 'end'])
    expect(all('.nodes a.quiet')).toEqual([link('cache')])
    press(document.body, 'Escape')
    expect([place(), all('.quiet')]).toEqual([['12', null], []])
  })

  it('by the focus shows the same', async () => {
    await openMap()
    link('agents').focus()
    expect(panelTitle()).toBe('Agents')
    link('agents').blur()
    expect(panelTitle()).toBeUndefined()
  })

  it('shows lines as their list says: a relation seen from its other end is turned', async () => {
    await openMap()
    await point(link('cache'))
    const turned = all('.map-panel .relations li').map((item) => [
      item.getAttribute('data-with'),
      item.querySelector('.sample')?.classList.contains('inverse'),
    ])
    expect(new Map(turned as [string, boolean][])).toEqual(
      new Map([
        ['agents', true],
        ['batch', false],
        ['flops', true],
      ]),
    )
  })

  it('in the panel draws its line strongly', async () => {
    await openMap({ hash: '#note=cache' })
    the('.map-panel li[data-with=agents]').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    expect(raised().filter((name) => name?.includes('strong'))).toEqual(['k-contradicts strong'])
    expect(all('.nodes a.strong')).toEqual([link('agents')])
    the('.map-panel').dispatchEvent(new PointerEvent('pointerleave'))
    expect(all('.strong')).toEqual([])
  })
})

describe('choosing a note', () => {
  it('keeps it, with what one can do from here, and writes it in the address as a step', async () => {
    await openMap()
    const steps = history.length
    expect(click(link('cache'))).toBe(true)
    await settle()
    expect(hash()).toMatch(/^#note=cache(&at=|$)/)
    expect(history.length).toBe(steps + 1)
    expect(status()).toBe('KV cache: 3 relations.')
    expect(the('.map-panel').classList.contains('kept')).toBe(true)
    expect(the<HTMLAnchorElement>('.map-panel .map-open').getAttribute('href')).toBe('/notes/cache/')
    expect(link('cache').getAttribute('tabindex')).toBe('0')
    expect(all('.nodes a[tabindex="0"]')).toEqual([link('cache')])
  })

  it('a second time follows its link', async () => {
    await openMap({ hash: '#note=cache' })
    expect(click(link('cache'))).toBe(false)
  })

  it('takes a click up to ten pixels beside it, and one farther off lets go', async () => {
    await openMap()
    click(the('svg.map'), [709, 340])
    expect(panelTitle()).toBe('Alone')
    click(the('svg.map'), [711, 340])
    expect(panelTitle()).toBeUndefined()
    expect(status()).toBe('Nothing selected.')
    click(the('svg.map'), [720, 340], { pointerType: 'touch' })
    expect(panelTitle()).toBe('Alone')
  })

  it('leaves clicks with a modifier to the browser', async () => {
    await openMap()
    expect(click(link('cache'), [0, 0], { ctrlKey: true })).toBe(false)
    expect(panelTitle()).toBeUndefined()
  })

  it('beside the chosen note opens it', async () => {
    await openMap({ hash: '#note=alone&at=400,200,1' })
    const opened = vi.spyOn(location, 'assign').mockImplementation(() => {})
    click(the('svg.map'), [700, 345])
    expect(opened).toHaveBeenCalledExactlyOnceWith('/notes/alone/')
  })

  it('moves the view only when the note is not in sight', async () => {
    await openMap()
    click(link('cache'))
    await settle()
    expect(view()).toBe('translate(0,0) scale(1)')
    // Twice as large about (200, 100): what is seen ends at x = 400.
    history.replaceState(null, '', '#note=cache&at=200,100,2')
    dispatchEvent(new PopStateEvent('popstate'))
    expect(view()).toBe('translate(0,0) scale(2)')
    click(link('cache'))
    click(link('flops'))
    await settle()
    expect(view()).toBe('translate(0,0) scale(2)')
    // (500, 100) is 100 units beyond the edge, and is to be 20 units within it.
    click(link('cache'))
    await settle()
    expect(view()).toBe('translate(-240,0) scale(2)')
  })

  it('moves it from under the sheet of a phone', async () => {
    await openMap({ hash: '#at=400,200,1', before: () => Object.assign(layout, { sheet: 320 }) })
    click(link('agents'))
    await settle()
    // The sheet covers the lower 100 pixels; agents, at 300, is to be 40 above it.
    expect(view()).toBe('translate(0,-40) scale(1)')
    click(link('cache'))
    await settle()
    expect(view()).toBe('translate(0,-40) scale(1)')
  })

  it('in the list of the panel walks there, and focuses the title of what one walked to', async () => {
    await openMap({ hash: '#note=cache' })
    const to = the<HTMLAnchorElement>('.map-panel a[href="#note=agents"]')
    click(to, [0, 0], { ctrlKey: true })
    expect(panelTitle()).toBe('KV cache')
    to.focus()
    expect(click(to)).toBe(true)
    expect(panelTitle()).toBe('Agents')
    expect(document.activeElement?.textContent).toBe('Agents')
  })

  it('ends at Escape, but not while a dialog is open, and by the button of the panel', async () => {
    await openMap({ hash: '#note=cache' })
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    press(document.body, 'Escape')
    expect(panelTitle()).toBe('KV cache')
    the('dialog').remove()
    press(document.body, 'Escape')
    expect([panelTitle(), status(), hash()]).toEqual([undefined, 'Nothing selected.', ''])
    click(link('cache'))
    click(the('.map-panel .map-close'))
    expect([panelTitle(), hash()]).toEqual([undefined, ''])
  })
})

describe('a line', () => {
  it('under the pointer tells its reason beside it, and to screen readers', async () => {
    await openMap()
    // Half way, the line from (100, 100) to (500, 100) is bowed to (300, 120).
    await point(the('svg.map'), [300, 120])
    expect(the('.map-tip').hidden).toBe(false)
    expect(the('.map-tip').textContent).toBe('Training FLOPs prerequisite of KV cacheOne counts operations first.')
    expect([the('.map-tip').style.left, the('.map-tip').style.top]).toEqual(['314px', '136px'])
    expect(status()).toBe('Training FLOPs prerequisite of KV cache: One counts operations first.')
    await point(the('svg.map'), [300, 130])
    expect(the('.map-tip').hidden).toBe(true)
  })

  it('is found by a finger from farther off, and keeps the chosen note', async () => {
    await openMap({ hash: '#note=flops&at=400,200,1' })
    click(the('svg.map'), [300, 130], { pointerType: 'touch' })
    expect([the('.map-tip').hidden, panelTitle()]).toEqual([false, 'Training FLOPs'])
  })

  it('has its reason beside the pointer within the stage', async () => {
    await openMap()
    Object.defineProperty(the('.map-tip'), 'offsetWidth', { value: 600 })
    Object.defineProperty(the('.map-tip'), 'offsetHeight', { value: 270 })
    await point(the('svg.map'), [300, 120])
    // 600 wide at most from 800 - 600 - 8; below there is no room for 270, so it ends above the pointer, but not above the stage.
    expect([the('.map-tip').style.left, the('.map-tip').style.top]).toEqual(['192px', '8px'])
  })

  it('that leads to the chosen note is the only one found while there is one', async () => {
    await openMap({ hash: '#note=flops&at=400,200,1' })
    // Half way of the line from agents to batch, which has nothing to do with flops.
    await point(the('svg.map'), [350, 315])
    expect(the('.map-tip').hidden).toBe(true)
  })
})

describe('the arrow keys', () => {
  it('walk along relations and say where one is and why', async () => {
    await openMap()
    link('flops').focus()
    expect(press(link('flops'), 'ArrowRight').defaultPrevented).toBe(true)
    await settle()
    expect(document.activeElement).toBe(link('cache'))
    expect(status()).toBe('KV cache, builds on Training FLOPs: One counts operations first.')
    press(link('cache'), 'ArrowDown')
    await settle()
    expect(document.activeElement).toBe(link('batch'))
    expect(panelTitle()).toBe('Batching')
  })

  it('stay where no relation leads that way, and with a modifier do nothing', async () => {
    await openMap()
    link('flops').focus()
    press(link('flops'), 'ArrowLeft')
    await settle()
    expect([document.activeElement, status()]).toEqual([link('flops'), 'No relation leads that way.'])
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey'])
      expect(press(link('flops'), 'ArrowRight', { [modifier]: true }).defaultPrevented).toBe(false)
    expect(document.activeElement).toBe(link('flops'))
  })
})

describe('filters', () => {
  it('take a topic with its lines away, and say how much is left', async () => {
    await openMap()
    const steps = history.length
    set(the('input[value=inference]'), false)
    expect(['flops', 'cache', 'batch', 'agents'].map(hidden)).toEqual([false, true, true, false])
    expect(all('.edges path.off')).toHaveLength(4)
    expect(the('.names .topic-inference').classList.contains('off')).toBe(true)
    expect(status()).toBe('3 notes and 0 relations shown.')
    expect([hash(), history.length]).toEqual(['#off=inference', steps])
    click(the('svg.map'), [500, 100])
    expect(panelTitle()).toBeUndefined()
    set(the('input[value=inference]'), true)
    expect([all('.off').length, hash()]).toEqual([0, ''])
  })

  it('take one kind of relation away, from the panel too', async () => {
    await openMap({ hash: '#note=cache' })
    set(the('input[value=contradicts]'), false)
    expect(lineOf('contradicts').classList.contains('off')).toBe(true)
    expect(lineOf('extends').classList.contains('off')).toBe(false)
    expect(status()).toBe('5 notes and 3 relations shown.')
    expect(
      all('.map-panel .relations li')
        .map((item) => item.getAttribute('data-with'))
        .sort(),
    ).toEqual(['batch', 'flops'])
    expect(lit()).not.toContain('Agents')
  })

  it('add derived relations, with the way they go', async () => {
    await openMap({ hash: '#note=flops' })
    expect(texts('.map-panel .relations li')).toHaveLength(1)
    set(the('input[name=derived]'), true)
    await settle()
    expect(texts('.map-panel .relations li').at(-1)).toBe(
      'prerequisite of · derivedBatchingBy way of “KV cache”: One counts operations first. The cache bounds the batch.',
    )
    expect(raised()).toEqual(['k-prerequisite-of', 'k-prerequisite-of derived'])
    expect(hash()).toContain('derived=yes')
  })

  it('that were changed before the script came are kept', async () => {
    await openMap({
      before: () => {
        the<HTMLInputElement>('input[value=inference]').checked = false
        the<HTMLInputElement>('input[name=derived]').checked = true
        the<HTMLSelectElement>('#map-lens').value = 'status'
      },
    })
    expect(hash()).toBe('#off=inference&lens=status&derived=yes')
    expect(hidden('cache')).toBe(true)
  })
})

describe('an address', () => {
  it('opens as it says, and boxes and lists show it', async () => {
    await openMap({ hash: '#note=agents&off=training&lens=status&at=400,200,2' })
    expect(panelTitle()).toBe('Agents')
    expect(hidden('flops')).toBe(true)
    expect(the<HTMLInputElement>('input[value=training]').checked).toBe(false)
    expect(the<HTMLSelectElement>('#map-lens').value).toBe('status')
    expect(view()).toBe('translate(-400,-200) scale(2)')
    expect(the('.map-stage').hasAttribute('data-ready')).toBe(true)
    expect(link('agents').getAttribute('tabindex')).toBe('0')
  })

  it('without a place shows what it is about, large enough to read', async () => {
    await openMap({ hash: '#note=cache' })
    expect(view()).toBe('translate(0,0) scale(1)')
    await closeMap()
    // On a stage of half the size; around (700, 340) there is room for four lines, 96 units, so that 0.8 of 400 units holds 192.
    await openMap({ hash: '#note=alone', before: () => resize(400, 200) })
    const [x = 0, y = 0, k = 0] = (view()?.match(/-?[\d.]+/g) ?? []).map(Number)
    expect(k).toBeCloseTo(320 / 192, 6)
    expect([x + k * 700, y + k * 340]).toEqual([expect.closeTo(400, 6), expect.closeTo(200, 6)])
  })

  it('is followed back', async () => {
    await openMap()
    click(link('cache'))
    await settle()
    history.replaceState(null, '', '/map/')
    dispatchEvent(new PopStateEvent('popstate'))
    expect([panelTitle(), lit()]).toEqual([undefined, []])
    history.replaceState(null, '', '/map/#note=agents&at=200,300,2')
    dispatchEvent(new PopStateEvent('popstate'))
    expect(panelTitle()).toBe('Agents')
    expect(view()).toBe('translate(0,-400) scale(2)')
    // Where nothing is about a note, the whole map is shown again.
    history.replaceState(null, '', '/map/')
    dispatchEvent(new PopStateEvent('popstate'))
    expect(view()).toBe('translate(0,0) scale(1)')
  })

  it('of a place beyond the map is brought back onto it', async () => {
    await openMap({ hash: '#at=-500,9000,900' })
    // The corner (0, 400) in the middle, at the largest scale, 4.
    expect(view()).toBe('translate(400,-1400) scale(4)')
  })

  it('has the Tab key stop at the largest note when it names none', async () => {
    await openMap()
    expect(all('.nodes a[tabindex="0"]')).toEqual([link('flops')])
  })
})

describe('the view', () => {
  it('is enlarged about the note in sight, and its place is written when it rests', async () => {
    await openMap()
    const steps = history.length
    click(the('[data-zoom=in]'))
    await settle()
    // The middle is (400, 200); batch and cache are nearest to it.
    expect(['translate(-300,-180) scale(1.6)', 'translate(-300,-60) scale(1.6)']).toContain(view())
    expect(hash()).toMatch(/^#at=\d+,\d+,1.6$/)
    click(the('[data-zoom=fit]'))
    await settle()
    expect([view(), hash(), history.length]).toEqual(['translate(0,0) scale(1)', '', steps])
  })

  it('is enlarged about the chosen note', async () => {
    await openMap({ hash: '#note=flops&at=400,200,1' })
    click(the('[data-zoom=in]'))
    await settle()
    expect(view()).toBe('translate(-60,-60) scale(1.6)')
    expect(hash()).toBe('#note=flops&at=288,163,1.6')
    click(the('[data-zoom=out]'))
    await settle()
    expect(view()).toBe('translate(0,0) scale(1)')
  })

  it('is enlarged about the note nearest to its middle when the chosen one is out of sight', async () => {
    await openMap({ hash: '#note=flops&at=600,220,2' })
    click(the('[data-zoom=in]'))
    await settle()
    // Batch, at (500, 300), stays at (200, 360) of the stage.
    expect(view()).toBe('translate(-1400,-600) scale(3.2)')
  })

  it('keeps a note pointed at while it rests', async () => {
    await openMap()
    click(the('[data-zoom=in]'))
    link('agents').focus()
    await settle()
    expect(panelTitle()).toBe('Agents')
  })

  it('shows labels by level, and discs and labels keep their size on the screen', async () => {
    await openMap()
    const levels = () => Array.from({ length: 25 }, (_, i) => i).filter((i) => the('svg.map').classList.contains(`z${i}`)).length - 1
    // At one pixel a unit, level 12 of four to a doubling.
    expect([levels(), the('svg.map').style.getPropertyValue('--unit')]).toEqual([12, '1.0000'])
    resize(400, 200)
    expect([levels(), the('svg.map').style.getPropertyValue('--unit')]).toEqual([8, '2.0000'])
    // Discs shrink with the scale to the power of 0.4: 2 · 0.5^0.4 = 1.5157.
    expect(the('svg.map').style.getPropertyValue('--disc')).toBe('1.5157')
    resize(1600, 800)
    expect([levels(), the('svg.map').style.getPropertyValue('--unit')]).toEqual([16, '0.5000'])
  })

  it('moves evenly for those who do not ask for less motion', async () => {
    await openMap({ before: () => Object.assign(layout, { reducedMotion: false }) })
    click(the('[data-zoom=in]'))
    expect(view()).toBe('translate(0,0) scale(1)')
    await settle()
    expect(view()).toContain('scale(1.6)')
  })
})

describe('paths', () => {
  it('are asked for from the chosen note, drawn, and told as a paragraph', async () => {
    await openMap({ hash: '#note=flops' })
    click(the('[data-path]'))
    // While its code is loaded, nothing wrong is said.
    expect(status()).toBe('')
    await settleImports()
    expect(texts('.map-panel > p')).toEqual(['Choose two notes; the map draws the best chain of relations between them.'])
    expect(the<HTMLInputElement>('#map-from').value).toBe('Training FLOPs')
    type(the('#map-to'), 'bat')
    press(the('#map-to'), 'Enter')
    await settle()
    expect(hash()).toMatch(/^#path=flops\.batch/)
    expect(texts('.map-panel > .status')).toEqual(['2 steps · 6 min to read all'])
    const told =
      '“Training FLOPs” comes before “KV cache”: One counts operations first. “KV cache” comes before “Batching”: The cache bounds the batch.'
    expect([texts('.map-chain'), status()]).toEqual([[told], told])
    expect(texts('.map-panel ol li')).toEqual(['KV cache', 'Batching'])
    expect(raised()).toEqual(['k-prerequisite-of', 'k-prerequisite-of'])
    expect(lit()).toEqual(['Training FLOPs', 'Batching', 'KV cache'])
  })

  it('are looked for among the relations that are shown', async () => {
    await openMap({ hash: '#path=flops.batch&off=prerequisite-of' })
    expect(texts('.map-panel > p')).toEqual(['No chain of the relations shown joins these two.'])
    expect([status(), lit()]).toEqual(['No path found.', ['Training FLOPs', 'Batching']])
  })

  it('of one note to itself have no step', async () => {
    await openMap({ hash: '#path=flops.flops' })
    expect(texts('.map-panel > p')).toEqual(['These are one note.'])
  })

  it('go against a relation with words for it', async () => {
    await openMap({ hash: '#path=cache.agents' })
    expect(status()).toBe('“KV cache” is contradicted by “Agents”: Agents resend all of it.')
    expect(all('.map-panel ol li.against')).toHaveLength(1)
  })

  it('what to read first is in the order of prerequisites, without what was read', async () => {
    await openMap({ hash: '#note=batch', before: () => localStorage.setItem('read:cache', '') })
    const [, first] = all('.map-also button')
    click(first as Element)
    await settleImports()
    expect(panelTitle()).toBe('What to read before “Batching”')
    expect(texts('.map-panel > .status')).toEqual(['2 notes · 3 min (2 min unread), then 3 min for the note itself'])
    expect(texts('.map-panel ol li')).toEqual(['Training FLOPs2 min', 'KV cache1 min · read', 'Batching3 min'])
    expect(status()).toBe('2 notes to read before Batching.')
    expect(raised()).toEqual(['k-prerequisite-of', 'k-prerequisite-of'])
    expect(hash()).toContain('first=batch')
  })

  it('say when nothing must be read first', async () => {
    await openMap({ hash: '#first=flops' })
    expect(texts('.map-panel > p')).toEqual(['Nothing: no note is a prerequisite of this one.'])
  })
})

describe('the box that finds a note', () => {
  const input = () => the<HTMLInputElement>('#map-find')

  it('lists what answers, and Enter chooses the active one and gives it the focus', async () => {
    await openMap()
    type(input(), 'a')
    expect(texts('#map-found [role=option]')).toEqual(['Alone', 'Agents', 'KV cache', 'Batching', 'Training FLOPs'])
    expect(texts('#map-found [aria-selected=true]')).toEqual(['Alone'])
    press(input(), 'ArrowDown')
    expect(texts('#map-found [aria-selected=true]')).toEqual(['Agents'])
    press(input(), 'ArrowUp')
    press(input(), 'ArrowUp')
    expect(texts('#map-found [aria-selected=true]')).toEqual(['Training FLOPs'])
    expect(press(input(), 'Enter').defaultPrevented).toBe(true)
    expect([panelTitle(), document.activeElement]).toEqual(['Training FLOPs', link('flops')])
    expect([input().value, the('#map-found').hidden]).toEqual(['', true])
  })

  it('takes a click on an option', async () => {
    await openMap()
    type(input(), 'keys and')
    click(the('#map-found [role=option]'))
    expect(panelTitle()).toBe('KV cache')
  })

  it('says when nothing is found, and Escape closes the list before it lets go of a note', async () => {
    await openMap({ hash: '#note=cache' })
    type(input(), 'zzz')
    expect(texts('#map-found li')).toEqual(['No note has this in its title.'])
    press(input(), 'Enter')
    expect(panelTitle()).toBe('KV cache')
    expect(press(input(), 'Escape').defaultPrevented).toBe(true)
    expect([the('#map-found').hidden, panelTitle()]).toEqual([true, 'KV cache'])
    press(input(), 'Escape')
    expect(panelTitle()).toBeUndefined()
  })
})

describe('a lens', () => {
  it('draws each note as its group, with a key in words', async () => {
    await openMap()
    set(the('#map-lens'), 'status')
    await settle()
    expect(the('.map-key').hidden).toBe(false)
    expect(texts('.map-key li')).toEqual(['Established2 notes', 'Supported1 note', 'Contested1 note', 'Speculative1 note'])
    expect(texts('.map-key > p')).toEqual(['How sure each note is.'])
    expect(['flops', 'cache', 'batch', 'agents'].map((id) => [...link(id).classList].filter((name) => /^[hd]/.test(name)))).toEqual([
      [],
      ['half'],
      ['hollow'],
      ['dashed'],
    ])
    expect(link('cache').style.getPropertyValue('--topic')).toBe('var(--inference)')
    expect(hash()).toBe('#lens=status')

    set(the('#map-lens'), 'topic')
    expect([the('.map-key').hidden, texts('.map-key li')]).toEqual([true, []])
    expect(link('cache').classList.contains('half')).toBe(false)
    expect(link('cache').style.getPropertyValue('--topic')).toBe('')
  })

  it('sizes notes by what it measures', async () => {
    await openMap({ hash: '#lens=centrality' })
    const radius = (id: string) => link(id).querySelector('circle')?.getAttribute('r')
    // 2.5 + 5.5 · 0.8, and 2.5 + 5.5 · 0.05.
    expect([radius('cache'), radius('alone')]).toEqual(['6.9', '2.775'])
    expect(texts('.map-key li')).toEqual(['Most central2 notes', 'Central2 notes', 'At the rim1 note'])
    set(the('#map-lens'), 'topic')
    expect(radius('cache')).toBe('7')
  })

  it('marks the notes of an entry of its key that is pointed at', async () => {
    await openMap({ hash: '#lens=status' })
    const [established] = all('.map-key li')
    established?.dispatchEvent(new PointerEvent('pointerenter'))
    expect(lit().toSorted()).toEqual(['Alone', 'Training FLOPs'])
    established?.dispatchEvent(new PointerEvent('pointerleave'))
    expect(lit()).toEqual([])
  })

  it('of what was read can be forgotten', async () => {
    await openMap({ hash: '#lens=read', before: () => localStorage.setItem('read:batch', '') })
    expect(texts('.map-key li')).toEqual(['Read1 note', 'Not yet4 notes'])
    click(the('.map-key button'))
    await settle()
    expect([localStorage.getItem('read:batch'), hash(), the('.map-key').hidden]).toEqual([null, '', true])
  })
})

describe('without its data', () => {
  it('the page says so and stays as it is', async () => {
    await openMap({ before: () => site.files.delete('/map/drawing.json') })
    expect(status()).toBe('The map could not be loaded (404).')
    expect(the('.map-stage').hasAttribute('data-ready')).toBe(false)
    expect(link('cache').getAttribute('tabindex')).toBeNull()
  })
})

// @vitest-environment happy-dom
/** Protects the map of a large notebook: what is painted on the canvas, where and in which colour, and what is under the pointer. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { changeSystemTheme, layout, resize, site } from './browser.fixture.ts'
import { notePage, smallMapFile } from './map.fixture.ts'
import { all, click, closeMap, openMap, point, press, set, settle, status, texts, the } from './open-map.fixture.ts'
import { contextOf, type Drawn } from './recording-context.fixture.ts'

// Before d3 is loaded, which keeps the clock that it finds.
vi.hoisted(() => vi.useFakeTimers())

afterEach(closeMap)

const canvas = () => the<HTMLCanvasElement>('.map-canvas')
const cursor = () => the<HTMLAnchorElement>('.map-cursor')
const open = (hash = '') => openMap({ hash, drawing: false })
const panelTitle = () => texts('.map-panel h2')[0]

/** The last frame: what was drawn since the paper was laid. */
function frame(): readonly Drawn[] {
  const { drawn } = contextOf(canvas())
  return drawn.slice(drawn.findLastIndex(({ how }) => how === 'fillRect'))
}
/** What was drawn in this way, with what begins like this, as `colour: what`. */
const drawn = (how: Drawn['how'], begin = '') =>
  frame().flatMap((each) =>
    each.how === how ? each.what.filter((what) => what.startsWith(begin)).map((what) => `${each.colour}: ${what}`) : [],
  )
const labels = () => drawn('image').map((each) => each.replace(/^: (.*) at .*/, '$1'))
const strokes = (begin: string) => frame().filter(({ how, what }) => how === 'stroke' && what.some((each) => each.startsWith(begin)))

const arcs = {
  alone: 'arc 700 340 4',
  flops: 'arc 100 100 8',
  batch: 'arc 500 300 6',
  cache: 'arc 500 100 7',
  agents: 'arc 200 300 5',
}
/** The discs that are filled, by the colour of the fill. */
const discs = (colour: string) =>
  drawn('fill', 'arc').flatMap((each) => (each.startsWith(`${colour}: `) ? [each.slice(colour.length + 2)] : []))

describe('the whole map', () => {
  it('is painted region by region, disc by disc, at the place of each', async () => {
    await open()
    expect(drawn('fillRect')).toEqual(['paper: 0 0 800 400'])
    expect(drawn('fill', 'path M')).toEqual(
      expect.arrayContaining([
        'training-tint: path M100 50h10v10z at 0 0',
        'inference-tint: path M500 50h10v10z at 0 0',
        'agentic-demand-tint: path M200 250h10v10z at 0 0',
      ]),
    )
    expect(drawn('text')).toEqual([
      'training: TRAINING at 100 50',
      'inference: INFERENCE at 500 50',
      'agentic-demand: AGENTIC DEMAND at 200 250',
    ])
    expect(discs('training').toSorted()).toEqual([arcs.flops, arcs.alone].toSorted())
    expect(discs('inference').toSorted()).toEqual([arcs.batch, arcs.cache].toSorted())
    expect(discs('agentic-demand')).toEqual([arcs.agents])
  })

  it('has the labels that there is room for at this scale', async () => {
    await open()
    // That of “Alone” can be read from level 14 on, which is 2^(2/4) = 1.41 pixels a unit.
    expect(labels().toSorted()).toEqual(['Agents', 'Batching', 'KV cache', 'Training FLOPs'])
    click(the('[data-zoom=in]'))
    await settle()
    click(the('[data-zoom=out]'))
    await settle()
    expect(labels()).toHaveLength(4)
    history.replaceState(null, '', '#at=600,300,1.5')
    dispatchEvent(new PopStateEvent('popstate'))
    await settle()
    expect(labels()).toContain('Alone')
    // At the left, and out of sight.
    expect(labels()).not.toContain('Training FLOPs')
  })

  it('puts a label beside its disc', async () => {
    await open()
    // The text begins four pixels right of the disc of radius 8, three from the left of its image; it is 14 high about the disc's middle.
    expect(drawn('image').find((each) => each.includes('Training FLOPs'))).toBe(': Training FLOPs at 109 90')
  })

  it('draws relations as lines of their kind, with a mark in the middle that points along them', async () => {
    await open()
    const [far, near] = strokes('curve').filter(
      ({ what }) => what.includes('curve 100 100 → 500 100') || what.includes('curve 500 100 → 500 300'),
    )
    // Hairlines; those between topics fainter and not dashed.
    expect([far?.colour, far?.width, far?.alpha, far?.dash]).toEqual(['ink-3', 0.99, 0.3, []])
    expect([near?.colour, near?.alpha]).toEqual(['ink-3', 0.5])
    const [against] = strokes('curve 200 300 → 500 100')
    expect([against?.colour, against?.alpha]).toEqual(['ink', 0.6])
    // The line from cache to batch is bowed by a tenth to the left; its middle is (490, 200), and the mark's corner 4.2 pixels before it.
    expect(drawn('fill', 'path M1 1 9 5 1 9z')).toEqual(['ink-3: path M1 1 9 5 1 9z at 485.8 195.8'])
  })
})

describe('the canvas', () => {
  it('has as many pixels as the screen, and follows the size of the stage', async () => {
    await openMap({ drawing: false, before: () => vi.stubGlobal('devicePixelRatio', 2) })
    expect([canvas().width, canvas().height]).toEqual([1600, 800])
    expect(discs('agentic-demand')).toEqual(['arc 400 600 10'])
    vi.stubGlobal('devicePixelRatio', 1)
    resize(400, 200)
    await settle()
    expect([canvas().width, canvas().height]).toEqual([400, 200])
    // Half as large; the disc shrinks less, by 0.5^0.4 = 0.76.
    expect(discs('agentic-demand')).toEqual(['arc 100 150 3.79'])
  })

  it('keeps its middle when it gets another size', async () => {
    await open('#at=200,300,2')
    expect(discs('agentic-demand')).toEqual(['arc 400 200 5'])
    resize(1600, 800)
    await settle()
    expect(discs('agentic-demand')).toEqual(['arc 800 400 5'])
  })

  it('is painted anew in the colours of another theme', async () => {
    await open()
    document.documentElement.dataset['theme'] = 'dark'
    changeSystemTheme()
    await settle()
    expect(drawn('fillRect')).toEqual(['paper dark: 0 0 800 400'])
    expect(drawn('text')[0]).toBe('training dark: TRAINING at 100 50')
    delete document.documentElement.dataset['theme']
  })

  it('is not painted while nothing changes', async () => {
    await open()
    const before = contextOf(canvas()).drawn.length
    await settle()
    expect(contextOf(canvas()).drawn).toHaveLength(before)
  })

  it('of a map seen from far has squares for small discs, and none where a label stands', async () => {
    await openMap({ drawing: false, before: () => resize(160, 80) })
    // A fifth as large: alone is at (140, 68), under the label of batch, which begins right of (100, 60).
    expect(drawn('fill').some((each) => each.startsWith('training: rect'))).toBe(false)
    set(the('input[value=inference]'), false)
    await settle()
    // Its radius is 4 · 0.2^0.4 = 2.1.
    expect(drawn('fill', 'rect')).toEqual(['training: rect 137.9 65.9 4.2 4.2'])
  })
})

describe('pointing', () => {
  it('finds the note under the pointer, and draws it with its surroundings above the rest', async () => {
    await open()
    await point(canvas(), [500, 109])
    expect(panelTitle()).toBe('KV cache')
    // What recedes first, then what stands out with its lines.
    const quiet = frame().filter(({ alpha }) => alpha === 0.28)
    expect(quiet.flatMap(({ how, what }) => (how === 'fill' ? what : []))).toEqual([arcs.alone])
    expect(drawn('stroke', 'arc').at(-1)).toBe('ink: arc 500 100 10')
    expect(
      strokes('curve')
        .filter(({ width }) => width === 1.4)
        .map(({ what, colour }) => [colour, what]),
    ).toEqual([
      ['ink-2', ['curve 500 100 → 500 300']],
      ['ink-2', ['curve 100 100 → 500 100']],
    ])
    expect(
      strokes('curve')
        .filter(({ width }) => width === 2)
        .map(({ what, colour, dash }) => [colour, what, dash]),
    ).toEqual([['ink', ['curve 200 300 → 500 100'], [2.5, 2.5]]])
    expect(labels().toSorted()).toEqual(['Agents', 'Batching', 'KV cache', 'Training FLOPs'])
    expect(labels()[0]).toBe('KV cache')
    await point(canvas(), [500, 111])
    expect(panelTitle()).toBeUndefined()
    expect(frame().every(({ alpha }) => alpha !== 0.28)).toBe(true)
  })

  it('takes summary and reasons from the page of the note, as the page of the map has no list of them', async () => {
    await open()
    await point(canvas(), [700, 340])
    expect(texts('.map-panel .summary')).toEqual(['About alone.'])
    await point(canvas(), [100, 100])
    expect(texts('.map-panel .relations li')).toEqual(['prerequisite ofKV cacheOne counts operations first.'])
    await point(canvas(), [350, 315])
    expect(the('.map-tip').textContent).toBe('Agents extends BatchingTurns come in batches.')
    expect(status()).toBe('Agents extends Batching: Turns come in batches.')
  })

  it('tells the reason of the line pointed at, not of one that answers late', async () => {
    const ids = smallMapFile.ids.map((id) => (id === 'cache' ? 'late' : id))
    await openMap({
      drawing: false,
      before: () => {
        site.files.set('/map/drawing.json', { ...smallMapFile, ids })
        site.pages.set('/notes/late/', notePage('cache'))
        site.held.set('/notes/late/', () => {})
      },
    })
    await point(canvas(), [490, 200])
    expect(the('.map-tip .because').textContent).toBe('…')
    await point(canvas(), [350, 315])
    site.held.get('/notes/late/')?.()
    await settle()
    expect(the('.map-tip').textContent).toBe('Agents extends BatchingTurns come in batches.')
    expect(status()).toBe('Agents extends Batching: Turns come in batches.')
    await point(canvas(), [490, 200])
    expect(the('.map-tip .because').textContent).toBe('The cache bounds the batch.')
  })

  it('says what a line is when its reason cannot be loaded', async () => {
    // A note of the map whose page is not there.
    const ids = smallMapFile.ids.map((id) => (id === 'cache' ? 'gone' : id))
    await openMap({ drawing: false, before: () => site.files.set('/map/drawing.json', { ...smallMapFile, ids }) })
    await point(canvas(), [490, 200])
    expect(status()).toBe('KV cache prerequisite of Batching')
  })

  it('draws the line strongly that leads to what is pointed at in the panel', async () => {
    await open('#note=cache')
    the('.map-panel li[data-with=agents]').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    await settle()
    expect(
      strokes('curve')
        .filter(({ width }) => width === 2.2)
        .map(({ what }) => what),
    ).toEqual([['curve 200 300 → 500 100']])
  })

  it('a click chooses, and a second one opens the note with the scenario', async () => {
    await open()
    const opened = vi.spyOn(location, 'assign').mockImplementation(() => {})
    canvas().dispatchEvent(new PointerEvent('pointerdown', { clientX: layout.left + 500, clientY: layout.top + 100 }))
    click(canvas(), [500, 100])
    expect([panelTitle(), opened.mock.calls]).toEqual(['KV cache', []])
    click(canvas(), [500, 100])
    expect(opened).toHaveBeenCalledExactlyOnceWith('/notes/cache/')
  })

  it('finds nothing of a topic that is filtered out', async () => {
    await open('#off=inference')
    await point(canvas(), [500, 100])
    expect(panelTitle()).toBeUndefined()
    expect([discs('inference'), drawn('text', 'INFERENCE'), strokes('curve')]).toEqual([[], [], []])
    expect(labels().toSorted()).toEqual(['Agents', 'Training FLOPs'])
  })
})

describe('the keyboard', () => {
  it('meets one real link, over the note that it stands for', async () => {
    await open()
    expect([cursor().hidden, cursor().getAttribute('href'), cursor().getAttribute('aria-label')]).toEqual([
      false,
      '/notes/flops/',
      'Training FLOPs',
    ])
    expect(canvas().getAttribute('aria-hidden')).toBe('true')
    expect(cursor().style.transform).toBe('translate(100px, 100px)')
    cursor().focus()
    press(cursor(), 'ArrowRight')
    await settle()
    expect(document.activeElement).toBe(cursor())
    expect([cursor().getAttribute('href'), cursor().style.transform]).toEqual(['/notes/cache/', 'translate(500px, 100px)'])
    expect(panelTitle()).toBe('KV cache')
    expect(status()).toMatch(/^KV cache, builds on Training FLOPs/)
  })

  it('has the link follow the map as it moves, and the map follow the link out of sight', async () => {
    await open('#note=flops&at=100,100,4')
    expect(cursor().style.transform).toBe('translate(400px, 200px)')
    cursor().focus()
    press(cursor(), 'ArrowRight')
    await settle()
    // At four pixels a unit, what is seen ends at x = 200. The note is to be 10 units within the edge: 310 units or 1240 pixels farther.
    expect(cursor().style.transform).toBe('translate(760px, 200px)')
  })
})

describe('the view of the canvas', () => {
  const place = () => [...new Set(discs('agentic-demand'))]

  it('is enlarged, fitted again and written in the address', async () => {
    await open('#note=agents&at=400,200,1')
    click(the('[data-zoom=in]'))
    await settle()
    // About agents, which stays at (200, 300).
    expect(place()).toEqual(['arc 200 300 5'])
    // The middle is (200 + 200 / 1.6, 300 - 100 / 1.6).
    expect(location.hash).toBe('#note=agents&at=325,238,1.6')
    click(the('[data-zoom=fit]'))
    await settle()
    expect(location.hash).toBe('#note=agents')
  })

  it('goes to a place above the sheet of a phone', async () => {
    await openMap({ hash: '#note=alone', drawing: false, before: () => Object.assign(layout, { sheet: 320 }) })
    await settle()
    // The place of alone is at the middle of the 300 pixels above the sheet, which are less than a quarter larger than a unit each.
    expect(cursor().style.transform).toBe('translate(400px, 150px)')
    expect(location.hash).toMatch(/,1\.25$/)
  })

  it('goes to what a path is about when it is too small to read', async () => {
    await openMap({ hash: '#note=alone', drawing: false, before: () => resize(400, 200) })
    // Room for four lines at half a pixel a unit is 96 units on each side; 0.8 of 200 pixels holds 192 units.
    const [x, y] = cursor().style.transform.match(/\d+/g) ?? []
    expect([x, y]).toEqual(['200', '100'])
    const [, , k] = location.hash.match(/at=(\d+,\d+),([\d.]+)/) ?? []
    // 160 / 192 of a pixel a unit is 1.67 times the half that shows all.
    expect(k).toBe('1.67')
  })

  it('moves at once for those who ask for less motion, and evenly for others, without dashes on the way', async () => {
    await openMap({ drawing: false, before: () => Object.assign(layout, { reducedMotion: false }) })
    click(the('[data-zoom=in]'))
    expect(canvas().classList.contains('moving')).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(canvas().classList.contains('moving')).toBe(true)
    expect(strokes('curve').every(({ dash }) => dash.length === 0)).toBe(true)
    await settle()
    expect(canvas().classList.contains('moving')).toBe(false)
    expect(location.hash).toMatch(/,1\.6$/)
  })
})

describe('a lens on the canvas', () => {
  it('fills discs by their group: full, half, hollow, dashed', async () => {
    await open('#lens=status')
    expect(discs('training').toSorted()).toEqual([arcs.flops, arcs.alone].toSorted())
    // Half is paper with a veil of the colour.
    expect(discs('inference')).toEqual([arcs.cache])
    expect(frame().find(({ how, colour, what }) => how === 'fill' && colour === 'inference' && what.includes(arcs.cache))?.alpha).toBe(0.45)
    expect(discs('paper').toSorted()).toEqual([arcs.agents, arcs.batch, arcs.cache].toSorted())
    expect(strokes(arcs.agents).map(({ colour, dash }) => [colour, dash])).toEqual([['agentic-demand', [2, 2]]])
    expect(strokes(arcs.batch).map(({ colour, dash }) => [colour, dash])).toEqual([['inference', []]])
  })

  it('sizes them by its measure, and the key marks its notes', async () => {
    await open('#lens=centrality')
    // 2.5 + 5.5 · 0.05.
    expect(drawn('fill', 'arc 700 340').map((each) => each.split(' ').at(-1))).toEqual(['2.78'])
    all('.map-key li')[2]?.dispatchEvent(new PointerEvent('pointerenter'))
    await settle()
    expect(labels()).toEqual(['Alone'])
    set(the('#map-lens'), 'topic')
    await settle()
    expect(drawn('fill', 'arc 700 340').map((each) => each.split(' ').at(-1))).toContain('4')
  })
})

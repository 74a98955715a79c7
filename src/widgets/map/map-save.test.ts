// @vitest-environment happy-dom
/** Protects saving the map: which notes and relations are in each file, with their reasons, and what one is told. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { site } from './browser.fixture.ts'
import { click, closeMap, openMap, settle, settleImports, status, texts, the } from './open-map.fixture.ts'
import { RecordingContext } from './recording-context.fixture.ts'

// Before d3 is loaded, which keeps the clock that it finds.
vi.hoisted(() => vi.useFakeTimers())

afterEach(closeMap)

const edges = [
  { source: 'agents', target: 'batch', kind: 'extends', because: 'Turns come in batches.' },
  { source: 'agents', target: 'cache', kind: 'contradicts', because: 'Agents resend all of it.' },
  { source: 'cache', target: 'batch', kind: 'prerequisite-of', because: 'The cache bounds the batch.' },
  { source: 'flops', target: 'cache', kind: 'prerequisite-of', because: 'One counts operations first.' },
]

let files: { name: string; content: Blob }[] = []
/** Opens the menu and presses a format of a part; resolves to the name and text of the file. */
async function save(part: string, format: string): Promise<{ name: string; text: string } | undefined> {
  files = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    files.push({ name: '', content: content as Blob })
    return `blob:${files.length - 1}`
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = files[Number(this.href.split(':')[1])]
    if (file) file.name = this.download
  })
  the('.map-save').dispatchEvent(new Event('toggle'))
  await settleImports()
  const row = [...document.querySelectorAll('.map-save p')].find((each) => each.textContent?.startsWith(part))
  const button = [...(row?.querySelectorAll('button') ?? [])].find((each) => each.textContent === format)
  click(button as Element)
  await settle()
  const file = files.find(({ name }) => name !== '')
  return file && { name: file.name, text: await file.content.text() }
}

describe('saving', () => {
  it('offers the notes around the chosen one, and the whole map', async () => {
    await openMap({ hash: '#note=agents' })
    const file = await save('These notes', 'JSON')
    expect(texts('.map-save p')).toEqual(['These notes: SVGPNGJSONGraphMLJSON Canvas', 'The whole map: SVGPNGJSONGraphMLJSON Canvas'])
    expect([file?.name, status()]).toEqual(['agents.json', 'Saved agents.json.'])
    const { nodes, edges: saved } = JSON.parse(file?.text ?? '')
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(['agents', 'batch', 'cache'])
    expect(saved).toEqual([edges[1], edges[0]].map((edge) => expect.objectContaining(edge)))
  })

  it('takes the reasons of all relations from the file for programs', async () => {
    await openMap({ drawing: false, before: () => site.files.set('/api/graph.json', { edges }) })
    const file = await save('The whole map', 'JSON')
    expect(texts('.map-save p')).toHaveLength(1)
    const { nodes, edges: saved } = JSON.parse(file?.text ?? '')
    expect(nodes).toHaveLength(5)
    expect(saved.map(({ because }: { because: string }) => because).toSorted()).toEqual(edges.map(({ because }) => because).toSorted())
    expect(file?.name).toBe('map.json')
  })

  it('tells when the reasons cannot be had', async () => {
    await openMap({ drawing: false, before: () => site.files.delete('/api/graph.json') })
    expect(await save('The whole map', 'SVG')).toBeUndefined()
    expect(status()).toBe('The reasons could not be loaded (404).')
  })

  it.each([
    ['SVG', 'svg', '<title>Notes around “Agents”</title>'],
    ['GraphML', 'graphml', '<graphml'],
    ['JSON Canvas', 'canvas', '"nodes"'],
  ])('writes %s', async (format, ending, part) => {
    await openMap({ hash: '#note=agents' })
    const file = await save('These notes', format)
    expect(file?.name).toBe(`agents.${ending}`)
    for (const each of [part, 'Agents resend all of it.', 'Batching']) expect(file?.text).toContain(each)
    expect(file?.text).not.toContain('Alone')
  })

  it('has labels in the drawing of a part where there is room for them at its scale, as on the map of the whole', async () => {
    await openMap({ before: () => site.files.set('/api/graph.json', { edges }) })
    const whole = await save('The whole map', 'SVG')
    // The map has room for the label of “Alone” only when it is enlarged.
    const labels = [...(whole?.text ?? '').matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text?.replace(/<[^>]*>/g, ''))
    expect(labels).toContain('Agents')
    expect(labels).not.toContain('Alone')
    await closeMap()
    await openMap({ hash: '#note=alone' })
    const alone = await save('These notes', 'SVG')
    expect([...(alone?.text ?? '').matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text?.replace(/<[^>]*>/g, ''))).toContain(
      'Alone',
    )
  })

  it('marks what is derived', async () => {
    await openMap({ hash: '#note=flops&derived=yes' })
    const { edges: saved } = JSON.parse((await save('These notes', 'JSON'))?.text ?? '')
    expect(saved.map(({ target, derived = false }: { target: string; derived?: boolean }) => [target, derived])).toEqual([
      ['cache', false],
      ['batch', true],
    ])
  })
})

describe('a picture', () => {
  const picture = (width: number, height: number) => {
    vi.stubGlobal(
      'Image',
      class {
        src = ''
        readonly width = width
        readonly height = height
        decode = async () => {}
      },
    )
  }

  it.each([
    ['twice its size', 300, 200, 600, 400],
    ['as large as browsers allow', 16_000, 4000, 16_000, 4000],
    ['smaller than it is when it must be', 32_000, 8000, 16_000, 4000],
  ])('is drawn %s', async (_, width, height, atWidth, atHeight) => {
    await openMap({ hash: '#note=agents' })
    picture(width, height)
    const drawn = vi.spyOn(RecordingContext.prototype, 'drawImage').mockImplementation(() => {})
    const sizes: number[][] = []
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, done) {
      sizes.push([this.width, this.height])
      done(new Blob(['pixels']))
    })
    expect(await save('These notes', 'PNG')).toEqual({ name: 'agents.png', text: 'pixels' })
    expect(sizes).toEqual([[atWidth, atHeight]])
    expect(drawn.mock.calls.map(([, ...place]) => place)).toEqual([[0, 0, atWidth, atHeight]])
  })

  it('that a browser cannot make is said to be too large', async () => {
    await openMap({ hash: '#note=agents' })
    picture(300, 200)
    vi.spyOn(RecordingContext.prototype, 'drawImage').mockImplementation(() => {})
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(null))
    expect(await save('These notes', 'PNG')).toBeUndefined()
    expect(status()).toBe('The picture is too large for this browser.')
  })
})

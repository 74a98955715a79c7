/**
 * A chart as a file of its own. The page's drawing is copied with its computed styles as attributes, between a title and a line that says
 * where it is from; as PNG it is painted at twice its size, with the page's own face.
 */
import { fitText, wrapText } from '../../graph/text-width.ts'

export interface DrawingWords {
  readonly title: string
  /** What the chart shows, in a sentence. */
  readonly says: string
  /** Below the chart: inputs that were changed, book and sources. */
  readonly notes: readonly string[]
  readonly address: string
}

const svgSpace = 'http://www.w3.org/2000/svg'
/** Where the page's face is missing, one that is not much wider. */
const face = '"Source Sans 3", "Source Sans Pro", Arial, "Liberation Sans", Helvetica, sans-serif'
const margin = 24

/** Styles that have an attribute of the same name in SVG. */
const styled = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'paint-order',
] as const
const initial: Readonly<Record<string, string>> = {
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'font-weight': '400',
  'paint-order': 'normal',
}

const create = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement => {
  const element = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  if (text !== undefined) element.textContent = text
  return element
}

const drawn = new Set(['path', 'line', 'rect', 'circle', 'text', 'tspan', 'polygon', 'polyline', 'ellipse'])

/** What the style sheet says of an element, written on its copy. */
const settle = (from: Element, to: Element): void => {
  for (const name of ['class', 'id', 'role', 'aria-labelledby', 'aria-hidden', 'style']) to.removeAttribute(name)
  if (!drawn.has(to.localName)) return
  const style = getComputedStyle(from)
  const isText = to.localName === 'text' || to.localName === 'tspan'
  for (const name of styled) {
    const value = style.getPropertyValue(name)
    if (value === '' || value === initial[name] || (name.startsWith('font') && !isText)) to.removeAttribute(name)
    else to.setAttribute(name, value)
  }
}

/** A copy of the drawing's content, without what a pointer reads from it. */
const copyOf = (source: SVGSVGElement): SVGElement => {
  const group = create('g', {})
  for (const child of source.children) group.append(child.cloneNode(true))
  const [from, to] = [[...source.querySelectorAll('*')], [...group.querySelectorAll('*')]]
  for (const [index, element] of to.entries()) {
    const original = from[index]
    if (original) settle(original, element)
  }
  for (const [index, element] of to.entries()) if (from[index]?.closest('.reading')) element.remove()
  group.querySelector(':scope > title')?.remove()
  return group
}

interface Line {
  readonly text: string
  readonly size: number
  readonly weight: number
  readonly fill: string
  readonly link?: string
}

/** Lines are set for a column a little narrower than the drawing, since another face may stand in. */
const linesOf = (words: DrawingWords, full: number, ink: string, quiet: string) => {
  const width = full * 0.93
  const above: Line[] = [
    ...wrapText(words.title, 16, width, 2).map((text) => ({ text, size: 16, weight: 600, fill: ink })),
    ...wrapText(words.says, 13, width, 3).map((text) => ({ text, size: 13, weight: 400, fill: quiet })),
  ]
  const below: Line[] = [
    ...words.notes.flatMap((note) => wrapText(note, 11, width, 4)).map((text) => ({ text, size: 11, weight: 400, fill: quiet })),
    { text: fitText(words.address, 11, width), size: 11, weight: 400, fill: quiet, link: words.address },
  ]
  return { above, below }
}

/** Draws lines downwards from `top`; gives where they end. */
const write = (to: SVGElement, lines: readonly Line[], top: number): number => {
  let y = top
  for (const { text, size, weight, fill, link } of lines) {
    y += Math.round(size * 1.35)
    const element = create('text', { x: margin, y: y - Math.round(size * 0.3), 'font-size': size, 'font-weight': weight, fill }, text)
    if (link === undefined) to.append(element)
    else {
      const anchor = create('a', { href: link })
      anchor.append(element)
      to.append(anchor)
    }
  }
  return y
}

/** Self-contained, in the colours of the page's theme as they are now. */
export const drawingOf = (source: SVGSVGElement, words: DrawingWords): SVGElement => {
  const { width, height } = source.viewBox.baseVal
  const paper = getComputedStyle(document.documentElement).getPropertyValue('background-color')
  const body = getComputedStyle(document.body)
  const background = /^rgba\(0, 0, 0, 0\)|transparent/.test(paper) ? body.backgroundColor : paper
  const quietOf = source.closest('.calculator')?.querySelector('.calculator-actions')
  const { above, below } = linesOf(words, width, body.color, quietOf ? getComputedStyle(quietOf).color : body.color)
  const svg = create('svg', { xmlns: svgSpace, 'font-family': face })
  svg.append(create('title', {}, `${words.title}. ${words.says}`))
  const ground = create('rect', { width: '100%', height: '100%', fill: background })
  svg.append(ground)
  const chartTop = write(svg, above, margin - 4) + 10
  const chart = copyOf(source)
  chart.setAttribute('transform', `translate(${margin} ${chartTop})`)
  svg.append(chart)
  const end = write(svg, below, chartTop + height + 8) + margin - 4
  for (const [name, value] of Object.entries({ width: width + 2 * margin, height: end })) svg.setAttribute(name, String(value))
  svg.setAttribute('viewBox', `0 0 ${width + 2 * margin} ${end}`)
  return svg
}

export const svgText = (svg: SVGElement): string => `${new XMLSerializer().serializeToString(svg)}\n`

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** The page's sans as a style in the drawing: an image sees no fonts of the page. None when it cannot be had. */
const faceStyle = async (): Promise<SVGElement | null> => {
  const font = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="font"][href*="source-sans"]')
  const response = font && (await fetch(font.href).catch(() => null))
  if (!response?.ok) return null
  const data = base64(new Uint8Array(await response.arrayBuffer()))
  return create(
    'style',
    {},
    `@font-face{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,${data}) format("woff2")}`,
  )
}

/** At `scale` times its size. Rejects when the browser cannot paint it. */
export const pngOf = async (svg: SVGElement, scale = 2): Promise<Blob> => {
  const [width, height] = [Number(svg.getAttribute('width')) * scale, Number(svg.getAttribute('height')) * scale]
  const painted = svg.cloneNode(true) as SVGElement
  const style = await faceStyle()
  if (style) painted.prepend(style)
  for (const [name, value] of Object.entries({ width, height })) painted.setAttribute(name, String(value))
  const address = URL.createObjectURL(new Blob([svgText(painted)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [width, height]
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The drawing could not be painted.'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

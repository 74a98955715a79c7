/** A canvas for tests: it keeps what is drawn on it, where, and in which colour. */

export class RecordedPath {
  readonly d: string
  constructor(d: string) {
    this.d = d
  }
}

/** One thing that was drawn, in pixels of the canvas. */
export interface Drawn {
  readonly how: 'fill' | 'stroke' | 'fillRect' | 'text' | 'outlined text' | 'image'
  /** `arc 100 100 8`, `rect …`, `curve x y → x y` by its ends, `path d at x y`, a text with its place. */
  readonly what: readonly string[]
  readonly colour: string
  readonly alpha: number
  readonly width: number
  readonly dash: readonly number[]
}

const round = (value: number): number => Math.round(value * 100) / 100 + 0

/** A canvas's context that keeps what is drawn. It knows translation and scale; a rotation turns nothing that is recorded. */
export class RecordingContext {
  fillStyle = 'none'
  strokeStyle = 'none'
  globalAlpha = 1
  lineWidth = 1
  font = ''
  letterSpacing = ''
  textAlign = ''
  textBaseline = ''
  lineJoin = ''
  readonly drawn: Drawn[] = []
  #dash: readonly number[] = []
  #path: string[] = []
  #from = ''
  #matrix = { kx: 1, ky: 1, x: 0, y: 0 }
  #saved: (() => void)[] = []

  #at(x: number, y: number): string {
    const { kx, ky, x: left, y: top } = this.#matrix
    return `${round(left + kx * x)} ${round(top + ky * y)}`
  }
  #keep(how: Drawn['how'], what: readonly string[], colour: string): void {
    this.drawn.push({ how, what, colour, alpha: round(this.globalAlpha), width: round(this.lineWidth * this.#matrix.kx), dash: this.#dash })
  }
  setTransform(kx: number, _b: number, _c: number, ky: number, x: number, y: number): void {
    this.#matrix = { kx, ky, x, y }
  }
  translate(x: number, y: number): void {
    const { kx, ky, x: left, y: top } = this.#matrix
    this.#matrix = { kx, ky, x: left + kx * x, y: top + ky * y }
  }
  scale(kx: number, ky: number): void {
    this.#matrix = { ...this.#matrix, kx: this.#matrix.kx * kx, ky: this.#matrix.ky * ky }
  }
  rotate(): void {}
  save(): void {
    const { fillStyle, strokeStyle, globalAlpha, lineWidth } = this
    const [dash, matrix] = [this.#dash, this.#matrix]
    this.#saved.push(() => {
      Object.assign(this, { fillStyle, strokeStyle, globalAlpha, lineWidth })
      this.#dash = dash
      this.#matrix = matrix
    })
  }
  restore(): void {
    this.#saved.pop()?.()
  }
  setLineDash(dash: readonly number[]): void {
    this.#dash = dash
  }
  beginPath(): void {
    this.#path = []
  }
  moveTo(x: number, y: number): void {
    this.#from = this.#at(x, y)
  }
  quadraticCurveTo(_cx: number, _cy: number, x: number, y: number): void {
    this.#path.push(`curve ${this.#from} → ${this.#at(x, y)}`)
  }
  arc(x: number, y: number, r: number): void {
    this.#path.push(`arc ${this.#at(x, y)} ${round(r * this.#matrix.kx)}`)
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`rect ${this.#at(x, y)} ${round(width)} ${round(height)}`)
  }
  #shape(path: RecordedPath | undefined): readonly string[] {
    return path ? [`path ${path.d} at ${this.#at(0, 0)}`] : [...this.#path]
  }
  fill(path?: RecordedPath): void {
    this.#keep('fill', this.#shape(path), this.fillStyle)
  }
  stroke(path?: RecordedPath): void {
    this.#keep('stroke', this.#shape(path), this.strokeStyle)
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#keep('fillRect', [`${this.#at(x, y)} ${round(width)} ${round(height)}`], this.fillStyle)
  }
  fillText(text: string, x: number, y: number): void {
    this.#keep('text', [`${text} at ${this.#at(x, y)}`], this.fillStyle)
  }
  strokeText(text: string, x: number, y: number): void {
    this.#keep('outlined text', [`${text} at ${this.#at(x, y)}`], this.strokeStyle)
  }
  /** An image made on a canvas is named by the texts on it. */
  drawImage(image: HTMLCanvasElement, x: number, y: number): void {
    const texts = contextOf(image).drawn.flatMap(({ how, what }) => (how === 'text' ? what.map((text) => text.replace(/ at .*/, '')) : []))
    this.#keep('image', [`${texts.join(' / ')} at ${this.#at(x, y)}`], '')
  }
}

const contexts = new WeakMap<object, RecordingContext>()

export function contextOf(canvas: object): RecordingContext {
  const known = contexts.get(canvas) ?? new RecordingContext()
  contexts.set(canvas, known)
  return known
}

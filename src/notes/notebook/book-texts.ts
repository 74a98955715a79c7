/** The files of the book as texts; what a file that is refused as a whole may define is remembered, so that nothing else is said of it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type ContentFile, readContent } from '../text/files.ts'
import { attempt, attemptInTime } from '../text/guarded.ts'
import { readText, type TextFile } from '../text/read-text.ts'
import type { SourceMention } from './datasets.ts'

/** Names of what has a mistake, as `kind:name`. `kind:*` stands for a file that cannot be read: any name of that kind may be in it. */
class Broken extends Set<string> {
  override has(name: string): boolean {
    return super.has(name) || super.has(name.replace(/:.*/s, ':*'))
  }
}

export interface Reading {
  readonly diagnostics: Diagnostic[]
  readonly texts: ReadonlyMap<string, TextFile>
  readonly mentions: SourceMention[]
  readonly broken: Set<string>
}

/** What files of these kinds define, and where in a text that is not read any further. */
const defines: ReadonlyMap<ContentFile['kind'], RegExp> = new Map([
  ['source', /@\w+\s*[{(]\s*([^\s,{}]+)/g],
  ['parameter', /^([A-Za-z]\w*):/gm],
])

/** Names in a file that is refused as a whole. */
function namesIn(file: ContentFile, bytes: Buffer): readonly string[] {
  const pattern = defines.get(file.kind)
  if (file.kind === 'scenario') return [`scenario:${file.name}`]
  const names = pattern ? [...bytes.toString('utf8').matchAll(pattern)].map(([, name]) => `${file.kind}:${name}`) : []
  return names.length > 0 ? names : [`${file.kind}:*`]
}

/** The files as texts, with what is wrong in their bytes. */
export function readTexts(files: readonly ContentFile[]): Reading {
  const diagnostics: Diagnostic[] = []
  const broken = new Broken()
  const texts = new Map<string, TextFile>()
  for (const file of files) {
    const bytes = attempt(file.path, diagnostics, () => readContent(file))
    const read = bytes && attemptInTime(file.path, diagnostics, () => readText(file.path, bytes))
    for (const problem of read?.diagnostics ?? []) diagnostics.push(problem)
    if (read?.source) texts.set(file.path, read.source)
    else for (const name of bytes ? namesIn(file, bytes) : [`${file.kind}:*`]) broken.add(name)
  }
  return { diagnostics, texts, mentions: [], broken }
}

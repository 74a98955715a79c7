/** The files of the parameter book as texts. Names that a refused file may define are remembered, so that their use is not reported too. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type ContentFile, readContent } from '../text/files.ts'
import { attempt, attemptInTime } from '../text/guarded.ts'
import { readText, type TextFile } from '../text/read-text.ts'
import type { SourceMention } from './datasets.ts'

/** Names of entries with a mistake, as `kind:name`. `kind:*` means that a file cannot be read: it may define any name of that kind. */
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

/** Patterns that find the names which files of a kind define, in a text that is not parsed. */
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

/** Reads the files as texts, and reports what is wrong in their bytes. */
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

/** L2, the frontmatter of a note: a YAML text between two `---` lines at the very start of the file. */
import type { FrontmatterPlaces } from '../../records/note.ts'
import { frontmatterDuplicate, frontmatterLanguage, frontmatterMissing } from '../rules/frontmatter.ts'
import { quote, type Report } from '../text/report.ts'
import { draftOf, type Frontmatter, frontmatterSchema, keysAt } from './frontmatter-schema.ts'
import { readYamlText } from './read-yaml.ts'
import type { Path, YamlDocument } from './yaml-document.ts'

export interface Split {
  /** Null: there is none that could be read. */
  readonly yaml: string | null
  /** Lines before the body, both fences included. */
  readonly bodyLine: number
}

const mostBrackets = 400

const fenceHint = 'Start the file with a line ---, then title, summary, kind, status and updated, then a line --- again.'

/** Finds the frontmatter. It is reported and skipped when it is missing, has no end, or is in another language. */
export function splitFrontmatter(lines: readonly string[], report: Report): Split {
  const first = lines[0] ?? ''
  const start = { line: 1, column: 1 }
  const end = { line: 1, column: first.length + 1 }
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (/^---+\s*\S/.test(first) && !/^-+\s*$/.test(first)) {
    const message = `Frontmatter is YAML; “${quote(first)}” asks for something else.`
    report(frontmatterLanguage, { start, end }, { fix: '---', message, hint: 'Write --- alone on the first line.' })
    return { yaml: null, bodyLine: close < 0 ? lines.length : close + 1 }
  }
  if (first.trimEnd() !== '---') {
    report(frontmatterMissing, { start }, { message: 'The note does not start with its frontmatter.', hint: fenceHint })
    return { yaml: null, bodyLine: 0 }
  }
  if (close < 0) {
    const hint = 'Close it with a line --- before the text.'
    report(frontmatterMissing, { start, end }, { message: 'The frontmatter has no end.', hint })
    return { yaml: null, bodyLine: lines.length }
  }
  return { yaml: lines.slice(1, close).join('\n'), bodyLine: close + 1 }
}

/** Reports the same claim id, alias or relation twice. */
function reportDuplicates(data: Frontmatter, place: YamlDocument['place'], report: Report): void {
  const groups: readonly [readonly string[], (index: number) => Path, string][] = [
    [data.claims.map(({ id }) => id), (index) => ['claims', index, 'id'], 'The claim'],
    [data.aliases.map((alias) => alias.toLowerCase()), (index) => ['aliases', index], 'The alias'],
    [data.relations.map(({ to, kind }) => `${kind} ${to}`), (index) => ['relations', index], 'The relation'],
  ]
  for (const [values, path, what] of groups)
    for (const [index, value] of values.entries())
      if (values.indexOf(value) < index) {
        const message = `${what} “${quote(value)}” stands twice.`
        report(frontmatterDuplicate, { start: place(path(index), 'key').start }, { message, hint: 'Keep one of them.' })
      }
}

export interface FrontmatterRead {
  readonly data: Frontmatter | null
  /** What fits of it, when not all does. */
  readonly draft: Frontmatter | null
  readonly places: FrontmatterPlaces
}

/** `startLine` is the line of the file on which `yaml` starts. */
export function readFrontmatter(yaml: string, startLine: number, report: Report): FrontmatterRead {
  const read = readYamlText(yaml, frontmatterSchema, { startLine, brackets: mostBrackets }, keysAt, report)
  const places = read.keyPlaces()
  if (!read.value) return { data: null, draft: draftOf(read.plain, read.readable), places }
  reportDuplicates(read.value, read.place, report)
  return { data: read.value, draft: null, places }
}

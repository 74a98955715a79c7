/**
 * What the fields of a BibTeX entry may hold, and how they are read. A field is plain text with the TeX that Citation.js knows: what it does
 * not know, and tags of HTML, are refused, because both would be printed as typed or vanish.
 */
import { nearest } from '../../diagnostics/near.ts'
import { quote } from '../text/report.ts'
import type { BibEntry, CslItem, Library } from './citation-library.ts'
import { wrongDates } from './source-dates.ts'

/** Fields that an entry may have. Other fields are refused, so that a slip such as `auther` is noticed. */
const fields = new Set(
  'author title year month date eprint archiveprefix primaryclass eprinttype doi url urldate howpublished journal booktitle editor volume number issue pages publisher institution organization school address edition series note type version isbn issn chapter'.split(
    ' ',
  ),
)
const ignored = new Set(
  'abstract keywords file langid language copyright annote bdsk-url-1 date-added date-modified timestamp biburl bibsource adsurl adsnote'.split(
    ' ',
  ),
)
/** Fields that hold addresses, numbers and dates instead of TeX; they have checks of their own. */
const verbatim = new Set(['doi', 'url', 'eprint', 'urldate', 'year', 'date'])

const types = new Set(
  'article book booklet collection conference dataset electronic inbook incollection inproceedings manual mastersthesis misc online patent phdthesis proceedings report software standard techreport thesis unpublished www'.split(
    ' ',
  ),
)

/** The field is null when the mistake is that of the whole entry. */
export type Wrong = readonly [field: string | null, message: string, hint: string, suggestions?: readonly string[]]

const plainHint = 'Write plain text, braces in pairs, a dollar sign as \\$, italics as \\emph{…}.'

/** A tag or an entity of HTML. "a < b" and "R&D" do not match. */
const html = /<[a-z/!?][^>]{0,40}>?|&(?:[a-z]+|#\w+);/i
/** A command with a name that every JavaScript object has, because Citation.js looks commands up in an object. */
const inherited = (text: string): string | undefined => [...text.matchAll(/\\([a-zA-Z]+)/g)].find(([, name = '']) => name in {})?.[0]

function wrongText(field: string, text: string): Wrong[] {
  const [tag] = html.exec(text) ?? []
  if (tag !== undefined)
    return [
      [field, `The field “${field}” holds HTML, “${quote(tag, 20)}”.`, 'Write plain text, or \\emph{…} for italics and \\& for the sign.'],
    ]
  const command = inherited(text)
  return command === undefined ? [] : [[field, `The field “${field}” holds “${command}”, which is not read here.`, plainHint]]
}

/** Values without braces and quotes, each with its field. Those that are not numbers are abbreviations. */
function bareWords(text: string): readonly (readonly [field: string, word: string])[] {
  // Values are emptied from the inside out, so that nothing in them is taken for a field.
  let outside = text.slice(text.search(/[{(]/) + 1).replace(/\\[{}"]/g, '  ')
  for (let inner = ''; inner !== outside; ) {
    inner = outside
    outside = outside.replace(/\{[^{}]*\}/g, '""')
  }
  return [...outside.replace(/"[^"]*"/g, '""').matchAll(/([\w-]+)\s*=([^,=]*)(?=[,}]|$)/g)].flatMap(([, field = '', value = '']) => {
    const word = value.split('#').find((part) => /^\s*[a-z_]/i.test(part))
    return word === undefined ? [] : [[field.toLowerCase(), word.trim().split(/\s/)[0] ?? ''] as const]
  })
}
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i

/** The mistakes in the fields as they are written. `text` is the whole entry. */
export function wrongFields({ type, label, properties }: BibEntry, text: string): readonly Wrong[] {
  const wrong: Wrong[] = []
  if (!types.has(type)) wrong.push([null, `“@${type}” is not a type of entry.`, 'Most are @misc or @article.', nearest(type, types)])
  for (const [field, names] of [
    ['author', ['author', 'editor']],
    ['title', ['title']],
    ['year', ['year', 'date']],
  ] as const) {
    if (names.some((name) => String(properties[name] ?? '').trim() !== '')) continue
    wrong.push([null, `The source “${label}” has no ${field}.`, `Add a line “${field} = {…},”.`])
  }
  for (const [field, what, hint] of wrongDates(properties))
    wrong.push([field, `“${quote(String(properties[field]), 40)}” is not a ${what}.`, hint])
  for (const [field, word] of bareWords(text))
    if (!ignored.has(field) && !(field === 'month' && months.test(word)))
      wrong.push([field, `“${quote(word, 30)}” is an abbreviation, which is not read here.`, 'Write the text out, in braces.'])
  // Citation.js sets fields as properties of an object, which loses this one.
  const names = [...Object.keys(properties), ...(/^[\s,]*__proto__\s*=/im.test(text) ? ['__proto__'] : [])]
  for (const field of names) {
    if (ignored.has(field)) continue
    if (!fields.has(field))
      wrong.push([field, `“${field}” is not a field that is read here.`, 'Mend its name, or leave it out.', nearest(field, fields)])
    else if (!verbatim.has(field)) wrong.push(...wrongText(field, String(properties[field])))
  }
  return wrong
}

/** An escape, else what TeX reads as a formula by the rule of notes (no space inside at its ends, no letter or digit outside), else a dollar. */
const dollars = /\\.|(?<![\p{L}\p{N}])\$(?=[^\s$])((?:\\.|[^\\$])*?)(?<!\s)\$(?![\p{L}\p{N}])|\$/gsu

function inPairs(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/\\.|[{}]/gs)) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
    if (depth < 0) return false
  }
  return depth === 0
}

/** In TeX the one character after ^ or _ is raised or lowered; Citation.js would take the whole word. */
const withScripts = (formula: string): string => formula.replace(/([\^_])([^\\{\s$])/gu, '$1{$2}')

/** A text in which a dollar sign that begins no formula stands for itself: in "The $5 Million Model" it is a price. */
export const withDollars = (text: string): string =>
  text.replace(dollars, (match: string, inner: string | undefined) => {
    if (match.startsWith('\\')) return match
    return inner !== undefined && inPairs(inner) ? withScripts(match) : match.replaceAll('$', '{\\$}')
  })

/** The entry as Citation.js expects it: no ignored fields, dollar signs escaped unless they begin a formula, the year of a date as year. */
function readable({ type, label, properties }: BibEntry): BibEntry {
  const kept = Object.entries(properties).filter(([field]) => fields.has(field) && field !== 'date')
  const read = kept.map(([field, value]) => [field, verbatim.has(field) ? value : withDollars(String(value))] as const)
  const [year] = /^\d{4}/.exec(String(properties['year'] ?? properties['date'] ?? '').trim()) ?? []
  return { type, label, properties: { ...Object.fromEntries(read), year: year ?? '' } }
}

/** Whether Citation.js left a command as it was written, because it does not know it. */
const holdsCommand = (value: unknown): boolean =>
  typeof value === 'string' ? value.includes('\\') : typeof value === 'object' && value !== null && Object.values(value).some(holdsCommand)

/** The entry as CSL data; null when its TeX cannot be read. */
function toCsl(library: Library, entry: BibEntry): CslItem | null {
  try {
    const item = library.toCsl(entry)
    return holdsCommand(item) ? null : item
  } catch {
    return null
  }
}

/** The entry as CSL data, or the fields whose TeX cannot be read. */
export function readFields(library: Library, entry: BibEntry): CslItem | readonly Wrong[] {
  const whole = readable(entry)
  const item = toCsl(library, whole)
  if (item) return item
  const wrong = Object.entries(whole.properties)
    .filter(([field, value]) => !toCsl(library, { ...whole, properties: { [field]: value } }))
    .map(([field]): Wrong => [field, `The TeX in the field “${field}” cannot be read.`, plainHint])
  return wrong.length > 0 ? wrong : [[null, 'The TeX of this entry cannot be read.', plainHint]]
}

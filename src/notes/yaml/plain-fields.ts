/** Finds Markdown in the texts of the frontmatter, which are printed as they are. */
import type { FrontmatterPlaces } from '../../records/note.ts'
import { frontmatterMarkup } from '../rules/frontmatter.ts'
import { quote, type Report } from '../text/report.ts'
import type { Frontmatter } from './frontmatter-schema.ts'

const marks: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['link', /\[\[[^\]]+\]\]|\[[^[\]]+\]\([^()\s]*\)/],
  ['citation', /\[[^[\]]*@\w[^[\]]*\]/],
  ['formula', /(?<![\\$\w])\$(?=[^\s$])[^$]*[^\s$]\$(?!\d)/],
  ['bold text', /(?<!\*)\*\*[^\s*][^*]*\*\*/],
  ['code', /`[^`]+`/],
  ['tag', /<\/?[A-Za-z][^<>]*>/],
]

/** Reports each text of the frontmatter that has a mark in it. */
export function checkPlainFields(data: Frontmatter, places: FrontmatterPlaces, report: Report): void {
  const texts: (readonly [path: string, text: string])[] = [
    ['title', data.title],
    ['question', data.question ?? ''],
    ['summary', data.summary],
    ...data.claims.map(({ text }, index) => [`claims.${index}.text`, text] as const),
    ...data.relations.map(({ because }, index) => [`relations.${index}.because`, because] as const),
  ]
  for (const [path, text] of texts)
    for (const [what, pattern] of marks) {
      const match = pattern.exec(text)
      if (match)
        report(
          frontmatterMarkup,
          { start: places[path] },
          {
            message: `“${quote(match[0], 40)}” is no ${what} here; it is shown as it stands.`,
            hint: 'Say it in words, and put the mark into the body.',
          },
        )
    }
}

import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { noteRules } from './rules/note-rules.ts'

/** Promise: what the note language accepts is MDX syntax, so that editors and other tools read notes too. */

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkMdx)
const bodies = noteRules
  .filter(({ code }) => !['note/encoding', 'note/too-large', 'note/too-complex', 'note/path', 'note/unknown-syntax'].includes(code))
  .map(({ code, fixed }) => [code, fixed.replace(/^---\n[\s\S]*?\n---\n/, '')] as const)

test.each(bodies)('MDX reads the mended example of %s, without running anything', (_, body) => {
  const tree = JSON.stringify(mdx.parse(body))
  expect(tree).not.toMatch(/"type":"mdx(?:Flow|Text)Expression"|mdxjsEsm/)
})

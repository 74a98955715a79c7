import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { rules } from '../rules/all-rules.ts'
import { parseTree } from './language.ts'

/** Promise: what the note language accepts is MDX syntax, so that editors and other tools read notes too. */

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkMdx)
const bodies = rules
  .filter(({ code }) => /^(?:note|frontmatter)\//.test(code))
  .filter(({ code }) => !['text/encoding', 'text/too-large', 'note/too-complex', 'note/path', 'note/unknown-syntax'].includes(code))
  .map(({ code, fixed }) => [code, fixed.replace(/^---\n[\s\S]*?\n---\n/, '')] as const)

test.each(bodies)('MDX reads the mended example of %s, without running anything', (_, body) => {
  const tree = JSON.stringify(mdx.parse(body))
  expect(tree).not.toMatch(/"type":"mdx(?:Flow|Text)Expression"|mdxjsEsm/)
})

test('what was made to take time by the length only reads as before', () => {
  const types = (text: string): string[] =>
    (parseTree(text).children[0] as { children: { type: string }[] }).children.map(({ type }) => type)
  expect(types('Really![^1]\n\n[^1]: b')).toEqual(['text', 'footnoteReference'])
  expect(types('![^1](./a.png)\n\n[^1]: b')).toEqual(['image'])
  expect(types('![a]![^1] b]\n\n[^1]: b')).toEqual(['text', 'footnoteReference', 'text'])
  expect(types('[^1] ] [a](/b/) [c]\n\n[^1]: b')).toEqual(['footnoteReference', 'text', 'link', 'text'])
  expect(types('ah https://a.b (HTTP://c.d) xhttps://e.f [h https://g.h')).toEqual(['text', 'link', 'text', 'link', 'text'])
  expect(types(`[${'a '.repeat(900)}](/b/) ![${'c '.repeat(900)}](./d.png)`)).toEqual(['link', 'text', 'image'])
})

const typesIn = (node: Nodes): string[] => [node.type, ...('children' in node ? node.children.flatMap((child) => typesIn(child)) : [])]

test('a table is found in every container, however its second line is written', () => {
  const written = [
    'a | b\n-|-',
    '| a |\n|:-:|\n| 1 |',
    'a\n:-',
    'Text before.\n\n  a | b\n  \t-|-',
    '> a | b\n> -|-',
    '- > a | b\n  > -|-',
    '1. a | b\n   -|-',
    '[^1]\n\n[^1]: a | b\n    -|-',
    'a|b\r\n-|-',
    'a|b\r-|-\r1|2',
  ]
  expect(written.filter((text) => !typesIn(parseTree(text)).includes('table'))).toEqual([])
  expect(typesIn(parseTree('a | b\nc | d'))).not.toContain('table')
})

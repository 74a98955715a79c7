/** Promise: a name that every object of JavaScript has is a name like any other, wherever an author can write one. */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { relatedByMeaning } from '../../graph/related.ts'
import { textOfNote, textsOfSources } from '../../graph/related-texts.ts'
import { tfidf } from '../../graph/tfidf.ts'
import { parseQuery } from '../../search/query/query.ts'
import { errorsOf, layOutNotebook, noteFile } from '../notebook/notebook.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { renderCode } from '../render/code-blocks.ts'

const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dirname(dir), { recursive: true, force: true })
})
const read = (files: Readonly<Record<string, string>>) => {
  const dir = layOutNotebook(files)
  made.push(dir)
  return readNotebook(dir)
}
const native = /native code|\[object |function /

/** A name in every position of a note's body and frontmatter. */
const everywhere = (name: string): string =>
  noteFile(
    [
      `[[${name}]] [[${name}#${name}]] [[${name}|${name}]] [[${name}:${name}]] [[param:${name}]] [[calc:${name}]] [[data:${name}]] [[source:${name}]]`,
      `[@${name}, ${name}] @${name} [text][${name}] aside[^${name}] <${name}> <${name} ${name}="${name}" /> {${name}} $\\${name}$ $${name}$`,
      `<Calculator id="${name}" />`,
      `<Calculator id="training-run" ${name}="1" accelerator="${name}" />`,
      `It is <Value of="${name}.${name}" />, <Value of="training-run.${name}" />, <Value of="training-run.cost" unit="${name}" expect="${name}" digits="${name}" />.`,
      `<Dataset id="${name}" />`,
      `<Dataset id="models" view="${name}" />`,
      `<Claim id="${name}" />`,
      `<Parameter id="${name}" />`,
      `> [!${name}]\n> Text.`,
      `## ${name}\n\n## ${name}`,
      `\`\`\`${name}\nx\n\`\`\``,
      `![${name}](./${name}.png)`,
      `[^${name}]: An aside.\n\n[${name}]: https://example.org/`,
    ].join('\n\n'),
    `${name}: ${name}\naliases: [${name}]\nformerly: [${name}]\nclaims:\n  - id: ${name}\n    text: ${name}\n    ${name}: x\n    holds: ${name}.${name}(${name}=${name}) > ${name}\nrelations:\n  - to: ${name}\n    kind: ${name}\n    because: ${name}\n`,
  )

describe('a name of every object', () => {
  it('is said to be wrong, or is taken, and never brings anything to a halt', async () => {
    const files = names.flatMap((name, index) => [
      [`notes/training/n-${index}.mdx`, everywhere(name)],
      [`sources/s-${index}.bib`, `@${name}{${name},\n  ${name} = {\\${name}},\n  title = {\\${name}{x}},\n}\n`],
      [`parameters/p-${index}.yaml`, `${name}:\n  label: ${name}\n  unit: ${name}\n  distribution: ${name}\n  ${name}: ${name}\n`],
      [
        `data/d-${index}.yaml`,
        `title: ${name}\nkey: ${name}\n${name}: x\nsources: [${name}]\ncolumns:\n  ${name}: { label: x, type: ${name}, unit: ${name} }\n`,
      ],
      [`data/d-${index}.csv`, `${name}\n${name}\n`],
      [
        `scenarios/c-${index}.yaml`,
        `title: ${name}\nsummary: x\n${name}: x\nassumptions:\n  ${name}: { value: 1 }\n  ${name}.${name}: { value: ${name}, because: x }\n  training-run.${name}: { value: ${name}, sources: [${name}] }\n`,
      ],
    ])
    const { diagnostics } = await read(Object.fromEntries(files))
    expect(diagnostics.filter(({ code }) => code === 'file/failed')).toEqual([])
    expect(diagnostics.map(({ message, hint }) => `${message} ${hint}`).filter((text) => native.test(text))).toEqual([])
    for (const [index, name] of names.entries()) {
      const asKey = name === '__proto__' ? 'yaml/feature' : 'yaml/unknown-key'
      expect(errorsOf(diagnostics)).toContain(`notes/training/n-${index}.mdx ${asKey}`)
      const ofCalculator = ['calculator/unknown', 'note/attribute-value'].map((code) => `notes/training/n-${index}.mdx ${code}`)
      expect(errorsOf(diagnostics).some((each) => ofCalculator.includes(each))).toBe(true)
    }
  })
  it.each(names)('%s is no language of code, and no kind in a search', (name) => {
    expect(renderCode('x', name)).toMatch(/<pre class="language-\w+" tabindex="0"><code class="language-\w+">x\n<\/code><\/pre>/)
    expect(renderCode('x', name)).not.toMatch(native)
    expect(JSON.stringify(parseQuery(`kind:${name} topic:${name} ${name}`))).not.toMatch(native)
  })
})

describe('“constructor”, which can be an id,', () => {
  const files = {
    'notes/training/constructor.mdx': noteFile(
      'Text [@constructor], [[constructor#constructor]], [[toString]], [[data:constructor]].\n\n## constructor\n\n## __proto__\n\n## __proto__\n\n<Dataset id="constructor" view="name size" />\n\n<Claim id="constructor" />',
      'aliases: [toString, __proto__]\nformerly: [prototype]\nclaims:\n  - id: constructor\n    text: A claim.\n    holds: training-compute.flops(params=70B, tokens=1.4T) > 1e20\nrelations:\n  - to: other\n    kind: explains\n    because: It is so.\n',
    ),
    'notes/training/other.mdx': noteFile('See [[constructor]], [[prototype]].', '', 'Other'),
    'sources/own.bib': '@misc{constructor,\n  author = {Ho, Anson},\n  title = {constructor},\n  year = {2024}\n}\n',
    'parameters/constructor.yaml':
      'ownShare:\n  label: toString\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  sources: [constructor]\n',
    'data/constructor.yaml':
      'title: constructor\ndescription: Some.\nkey: id\nsources: [constructor]\nlicence: CC BY 4.0\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id }\n  name: { label: Name, type: text }\n  size: { label: Size, type: number, unit: byte }\n',
    'data/constructor.csv': 'id,name,size\nconstructor,constructor,1e9\n',
    'scenarios/constructor.yaml':
      'title: constructor\nsummary: A world.\nassumptions:\n  trainingMfu: { value: 40%, because: It is so. }\n',
  }
  it('is the id of a note, source, data set, row, scenario and claim', async () => {
    const { diagnostics, notes, graph, sources, datasets, scenarios } = await read(files)
    expect(errorsOf(diagnostics)).toEqual([])
    const note = notes.find(({ record }) => record.id === 'constructor')
    expect(note?.record.headings.map(({ id }) => id)).toEqual(['constructor', 'proto', 'proto-1'])
    expect(JSON.stringify(note?.parts)).not.toMatch(native)
    expect(graph.backlinks['constructor']?.map(({ source }) => source)).toEqual(['other'])
    expect(graph.citedBy['constructor']).toHaveLength(1)
    expect([sources['constructor']?.title, datasets.some(({ id }) => id === 'constructor'), scenarios[0]?.id]).toEqual([
      'constructor',
      true,
      'constructor',
    ])
  })
  it('is nothing where it was not put in', async () => {
    const { graph, sources, book, notes } = await read({ 'notes/training/a.mdx': noteFile('Text.') })
    const related = relatedByMeaning({
      graph,
      notes: notes.map(({ record }) => textOfNote(record)),
      names: { source: String, parameter: String, calculator: String },
      terms: names,
    })
    for (const name of names)
      for (const record of [
        graph.backlinks,
        graph.citedBy,
        sources,
        book.parameters,
        book.tables,
        related.notes,
        related.sources,
      ] as object[])
        expect((record as Record<string, unknown>)[name], name).toBeUndefined()
    const uncited = { key: 'constructor', file: '', type: 'misc', authors: '', title: '', year: '', formatted: '' }
    expect(textsOfSources([uncited], graph.citedBy)).toEqual([])
  })
})

it('texts that share nothing have no place, and related notes none of them', () => {
  for (const texts of [[], ['one'], ['one', 'two']]) {
    const meaning = tfidf(texts.map((text) => ({ parts: [{ text, weight: 1 }], marks: [] })))
    expect(meaning.vectors.rows).toBe(texts.length)
  }
})

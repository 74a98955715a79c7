import { describe, expect, test } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { codes, frontmatter, parse, parseBody, shown } from './note.fixture.ts'

/** Promise: what the note language has comes out as safe HTML with components, links and citations beside it, and as a record. */

const html = (body: string): string => {
  const note = parseBody(body)
  expect(note.diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  return shown(note)
}

describe('CommonMark and GFM', () => {
  const cases: readonly [string, string, string][] = [
    [
      'a paragraph',
      'One *step* and **all** of `it` ~~not~~.',
      '<p>One <em>step</em> and <strong>all</strong> of <code>it</code> <del>not</del>.</p>',
    ],
    ['typed quotes and dashes', 'It\'s "so" -- really...', '<p>It&#39;s &quot;so&quot; -- really...</p>'],
    ['a single tilde', 'About ~5 and ~6~ of them.', '<p>About ~5 and ~6~ of them.</p>'],
    ['a hard break', 'one\\\ntwo', '<p>one<br>\ntwo</p>'],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
    ['a tight list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a loose, numbered list', '3. a\n\n4. b', '<ol start="3">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>'],
    [
      'tasks',
      '- [x] a\n- [ ] b',
      '<ul>\n<li class="task"><input type="checkbox" disabled checked aria-label="Done"> a</li>\n<li class="task"><input type="checkbox" disabled aria-label="To do"> b</li>\n</ul>',
    ],
    ['a quote', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['an indented line, which is no code', 'a\n\n    b', '<p>a</p>\n<p>b</p>'],
    [
      'code of no known language',
      '```nope\n<a> {b}\n```',
      '<pre class="language-nope" tabindex="0"><code class="language-nope">&lt;a&gt; {b}\n</code></pre>',
    ],
    [
      'code in colours',
      '```py\nx = "<b>"\n```',
      '<pre class="language-python" tabindex="0"><code class="language-python">x <span class="token operator">=</span> <span class="token string">&quot;&lt;b&gt;&quot;</span>\n</code></pre>',
    ],
    ['escaped braces and signs', 'a \\{b\\} \\< c \\[\\[d]] \\@e \\$5', '<p>a {b} &lt; c [[d]] @e $5</p>'],
    ['an entity', 'a &lt;b&gt; &amp; c', '<p>a &lt;b&gt; &amp; c</p>'],
    [
      'a heading',
      '## What `it` is',
      '<h2 id="what-it-is">What <code>it</code> is<a class="heading-anchor" href="#what-it-is" aria-label="Link to “What it is”"></a></h2>',
    ],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(html(body)).toBe(expected))

  test('a table has classes for its columns and a box that scrolls', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toBe(
      '<div class="table-wrap" tabindex="0" role="region" aria-label="Table 1"><table>\n<thead>\n<tr><th scope="col">a</th><th scope="col" class="align-right">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class="align-right">2</td></tr>\n</tbody>\n</table></div>',
    )
  })
})

describe('links', () => {
  const cases: readonly [string, string, string][] = [
    ['outward', '[a](https://arxiv.org/abs/1)', '<p><a href="https://arxiv.org/abs/1" rel="noopener ugc nofollow">a</a></p>'],
    [
      'bare',
      'See https://arxiv.org/abs/1.',
      '<p>See <a class="bare" href="https://arxiv.org/abs/1" rel="noopener ugc nofollow">https://arxiv.org/abs/1</a>.</p>',
    ],
    ['to a heading', '[a](#what)', '<p><a href="#what">a</a></p>'],
    ['within the site', '[a](/about/)', '<p><a href="/about/">a</a></p>'],
    ['by reference', '[a][b]\n\n[b]: https://x.org', '<p><a href="https://x.org" rel="noopener ugc nofollow">a</a></p>'],
    ['with quotes in its address', '[a](https://x.org/"b)', '<p><a href="https://x.org/%22b" rel="noopener ugc nofollow">a</a></p>'],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(html(body)).toBe(expected))
})

describe('wikilinks', () => {
  const cases: readonly [string, string, string][] = [
    ['by id', '[[kv-cache]]', '<p>{link kv-cache untitled}{/link}</p>'],
    ['by title over a line end', '[[The training\nloop]]', '<p>{link The training loop untitled}{/link}</p>'],
    [
      'with markup',
      '[[kv-cache|the *cache* of $N$]]',
      '<p>{link kv-cache}the <em>cache</em> of <math><mrow><mi>N</mi></mrow></math>{/link}</p>',
    ],
    [
      'in a table',
      '| a |\n|---|\n| [[b\\|c]] |',
      '<div class="table-wrap" tabindex="0" role="region" aria-label="Table 1"><table>\n<thead>\n<tr><th scope="col">a</th></tr>\n</thead>\n<tbody>\n<tr><td>{link b}c{/link}</td></tr>\n</tbody>\n</table></div>',
    ],
    ['over quoted lines', '> [[a|one\n> two]]', '<blockquote>\n<p>{link a}one\ntwo{/link}</p>\n</blockquote>'],
    ['ended on the next line', '[[a|the cache\n]] b', '<p>{link a}the cache{/link} b</p>'],
    ['ended on the next line, at the end of the file', '[[a|the cache\r\n]]', '<p>{link a}the cache{/link}</p>'],
    ['ended on the next line of a quote', '> [[a|b\n> ]]', '<blockquote>\n<p>{link a}b{/link}</p>\n</blockquote>'],
    ['ended on the next line of a quote, without its mark', '> [[a|b\n]]', '<blockquote>\n<p>{link a}b{/link}</p>\n</blockquote>'],
    ['ended on the next line of a list', '- [[a|b\n  ]]', '<ul>\n<li>{link a}b{/link}</li>\n</ul>'],
    ['ended on the next line in emphasis', '**x [[a|*b*\n]]**', '<p><strong>x {link a}<em>b</em>{/link}</strong></p>'],
    ['ended after a hard break', '[[a|b\\\n]] [[a|b  \n]]', '<p>{link a}b{/link} {link a}b{/link}</p>'],
    ['ended after tabs and spaces', '[[a|b \t\n\t ]]', '<p>{link a}b{/link}</p>'],
    ['of nothing but a line end', '[[a|\n]]', '<p>{link a untitled}{/link}</p>'],
    ['with a bracket before its end', '[[a|b\n]\n]]', '<p>{link a}b\n]{/link}</p>'],
    ['with brackets in the text', '[[a|b[0] c]]', '<p>{link a}b[0] c{/link}</p>'],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(html(body)).toBe(expected))

  test('name the other kinds, and headings', () => {
    const { record } = parseBody(
      '[[param:gpuHourPrice]] [[calc:kv-cache]] [[data:accelerators]] [[source:hoffmann2022]] [[a#B c]] [[#d]] [[Scale: why]]',
    )
    expect(record?.links.map(({ kind, target, heading }) => [kind, target, heading])).toEqual([
      ['parameter', 'gpuHourPrice', undefined],
      ['calculator', 'kv-cache', undefined],
      ['dataset', 'accelerators', undefined],
      ['source', 'hoffmann2022', undefined],
      ['note', 'a', 'B c'],
      ['note', '', 'd'],
      ['note', 'Scale: why', undefined],
    ])
  })
})

describe('citations', () => {
  test('have keys, prefixes, locators and places', () => {
    const note = parseBody('As shown [see @a2020, table 3; @b-c:d, p. 5] and @e2021.')
    expect(note.record?.citations).toMatchObject([
      { key: 'a2020', locator: 'table 3', place: { line: 9, column: 15 } },
      { key: 'b-c:d', locator: 'p. 5', place: { line: 9, column: 32 } },
      { key: 'e2021', place: { line: 9, column: 50 } },
    ])
    expect(shown(note)).toBe('<p>As shown {cite bracketed see a2020; b-c:d} and {cite inline e2021}.</p>')
  })
  test('are not found in addresses, code or formulas', () => {
    expect(parseBody('me@b.org `@c` $@$ \\@d').record?.citations).toEqual([])
  })
})

describe('formulas', () => {
  const prose: readonly [string, string][] = [
    ['money', 'spent $5.6 M in 2024 and $10 M now'],
    ['money before a digit', 'from $5 to US$10 or $20,000 and US$30,000'],
    ['a space within', 'a $ b$ and $c $ d'],
    ['an escaped dollar', '\\$a\\$'],
    ['two dollars and nothing', 'a $$ b'],
  ]
  test.each(prose)('prose: %s', (_, body) => expect(html(body)).not.toContain('<math'))
  const inline: readonly [string, string, number][] = [
    ['a formula', 'is $6ND$ FLOP', 1],
    ['money and a formula', 'costs $5 and $x$', 1],
    ['over a line end', 'is $a\n= b$', 1],
    ['braces and signs', '$\\frac{a}{b} < c$, $d$', 2],
    ['a display', 'is $$a + b$$ here', 1],
  ]
  test.each(inline)('formula: %s', (_, body, count) => expect(html(body).match(/<math/g)).toHaveLength(count))
  test('a display stands in its own box', () => {
    expect(html('$$\na\n\nb\n$$')).toBe('<div class="math-display"><math display="block"><mrow><mi>a</mi><mi>b</mi></mrow></math></div>')
    expect(html('$$a$$')).toContain('<div class="math-display"><math display="block">')
  })
  test('carry neither style nor class nor link', () => {
    expect(html('$$\\begin{aligned} a &= \\sqrt{b} \\\\ c &= \\sum_{i=1}^n \\hat{x}_i \\text{ if } y \\ge 2 \\end{aligned}$$')).not.toMatch(
      /\sstyle=|href|mathcolor|class="(?!math-display)/,
    )
  })
})

describe('alerts, images, sidenotes', () => {
  test('an alert', () => {
    expect(html('> [!NOTE]\n> Prices *move*.')).toBe(
      '<div class="alert alert-note" role="note"><p class="alert-title">Note</p>\n<p>Prices <em>move</em>.</p>\n</div>',
    )
  })
  test('an image alone is a figure', () => {
    const note = parseBody('![A "slope"](./slope-1.png "Each *point* is a run.")')
    expect(shown(note)).toBe(
      '<figure><img src="/notes-images/training/slope-1.png" alt="A &quot;slope&quot;" loading="lazy"><figcaption>Each <em>point</em> is a run.</figcaption></figure>',
    )
    expect(note.images).toEqual([{ name: 'slope-1.png', place: { line: 9, column: 1 } }])
  })
  test('a footnote stands behind its first reference', () => {
    expect(html('A[^b] and B.[^b]\n\n[^b]: See [[kv-cache]].')).toBe(
      '<p>A<sup><a class="sidenote-ref" href="#sn-1" aria-label="Note a">a</a></sup><small class="sidenote" id="sn-1" role="note"><span class="sidenote-number">a</span> See {link kv-cache untitled}{/link}.</small> and B.<sup><a class="sidenote-ref" href="#sn-1" aria-label="Note a">a</a></sup></p>',
    )
  })
})

describe('components', () => {
  test('a block stands without a paragraph around it, over several lines too', () => {
    const note = parseBody('a\n\n<Calculator\n  id="training-run"\n  params="70B"\n/>\n\nb')
    expect(shown(note)).toBe('<p>a</p>\n{Calculator}<p>b</p>')
    expect(note.record?.components).toEqual([
      {
        name: 'Calculator',
        attributes: { id: 'training-run', params: '70B' },
        places: { id: { line: 12, column: 3 }, params: { line: 13, column: 3 } },
        place: { line: 11, column: 1 },
      },
    ])
  })
  test('two blocks may follow each other, and stand in lists and quotes', () => {
    expect(html('<Claim id="a" />\n<Claim id="b" />')).toBe('{Claim}{Claim}')
    expect(html('- <Claim id="a" />')).toBe('<ul>\n<li>{Claim}</li>\n</ul>')
  })
  test('inline ones stand in a sentence, or alone in a paragraph', () => {
    expect(html('It costs <Value of="training-run.cost" params="70B" expect="1e6" unit="USD" digits="2" />.')).toBe(
      '<p>It costs {Value}.</p>',
    )
    expect(html('<Parameter id="gpuHourPrice" />')).toBe('<p>{Parameter}</p>')
  })
})

describe('the record', () => {
  test('has id, topic, headings, text and words', () => {
    const { record } = parseBody('## One\n\nTwo words.\n\n### Three $x$\n\n## One')
    expect(record).toMatchObject({ id: 'training-loop', topic: 'training', title: 'The training loop', updated: '2026-11-20', words: 6 })
    expect(record?.headings).toEqual([
      { depth: 2, id: 'one', text: 'One' },
      { depth: 3, id: 'three-x', text: 'Three x' },
      { depth: 2, id: 'one-1', text: 'One' },
    ])
    expect(record?.text).toBe('One\nTwo words.\nThree x\nOne')
  })
  test('a link and a citation know their sentence', () => {
    const { record } = parseBody(
      'First one, e.g. this. Then Smith et al. (2020) gave <Value of="kv-cache.bytes" /> to\n[[kv-cache]] [@a2020, p. 5]. The *last*.',
    )
    expect(record?.links[0]?.sentence).toBe('Then Smith et al. (2020) gave … to \ue000l0\ue001.')
    expect(record?.citations[0]?.sentence).toBe('Then Smith et al. (2020) gave … to \ue000l0\ue001.')
    expect(parseBody('It was so [@a2020]. Next.').record?.citations[0]?.sentence).toBe('It was so.')
  })
  test('an anchor does not take those that the page makes', () => {
    expect(parseBody('## Calc kv cache\n\n## $x$ → !').record?.headings.map(({ id }) => id)).toEqual(['section-calc-kv-cache', 'x--'])
  })
  test('is the same for the same bytes, and its digest tells path and text apart', () => {
    const note = parseBody('a')
    expect(parseBody('a')).toEqual(note)
    expect(parseBody('b').digest).not.toBe(note.digest)
    expect(parse(`${frontmatter}\na`, 'content/notes/inference/training-loop.mdx').digest).not.toBe(note.digest)
  })
  test('line ends of Windows change nothing', () => {
    const note = parse(`${frontmatter}\n[[a]] b\n`.replaceAll('\n', '\r\n'))
    expect(note.diagnostics).toEqual([])
    expect(note.record?.links[0]?.place).toEqual({ line: 9, column: 1 })
  })
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    '[[',
    ']]',
    '|',
    '<',
    '>',
    '/>',
    '{',
    '}',
    '$',
    '$$',
    '@a',
    '[',
    ']',
    '(',
    ')',
    '*',
    '_',
    '`',
    '\n',
    '\n\n',
    ' ',
    '> ',
    '- ',
    'a',
    '"',
    '=',
    '<Value of="a.b" />',
    '<Claim id="a"',
    '[^1]',
    '[^1]: x',
    '![',
    '#',
    '&lt;',
    '\\',
    '|-|',
    '<script>',
    'javascript:',
    '<!--',
  )
  test('nothing throws, and what comes out is balanced text without tags of its own', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const note = parseBody(parts.join(''))
        const out = shown(note).toLowerCase()
        expect(out).not.toMatch(/<script|<!--|javascript:[^<]*"|\son\w+=|\sstyle=/)
        for (const { start } of note.diagnostics) expect(start?.line ?? 1).toBeGreaterThan(0)
      }),
      { numRuns: 600, seed: 7 },
    )
  })
  test('a note with an error has no parts', () => {
    const note = parseBody('a {b}')
    expect(codes(note)).toEqual(['note/expression'])
    expect(note.parts).toEqual([])
    expect(note.record?.text).toBe('a')
  })
})

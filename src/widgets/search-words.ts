/** What the search says about its answer, as nodes for the line under the box. */
import { topicTitles } from '../records/note.ts'
import { explainQuery } from '../search/query.ts'
import type { Found } from '../search/search.ts'
import { element } from './element.ts'

type Line = readonly (Node | string)[]

const between = (parts: readonly Line[], joint: string): Line => parts.flatMap((part, index) => (index === 0 ? part : [joint, ...part]))

const mapLink = (): Node => element('a', { href: '/map/' }, 'the map')

/** "Nothing is close to …": with the topics to look in. */
const nothing = (text: string): Line => [
  `Nothing is close to “${text}”. Try fewer words, or look at `,
  ...between(
    Object.entries(topicTitles).map(([topic, title]) => [element('a', { href: `/topics/${topic}/` }, title)]),
    ', ',
  ),
  ', or ',
  mapLink(),
  '.',
]

/** Sentences about what was found, most important first. */
export function statusLine(found: Found, text: string): Line {
  const { results, counts, corrections, missing, query } = found
  const total = Object.values(counts.kinds).reduce((sum, count) => sum + count, 0)
  const lines: Line[] = []
  if (missing > 0) lines.push(['Part of the index did not arrive, so something may be left out; type again to retry.'])
  for (const problem of query.problems) lines.push([problem])
  if (corrections.length > 0)
    lines.push([
      'Read as ',
      ...between(
        corrections.map(({ typed, word }) => [element('em', {}, word), ` for “${typed}”`]),
        ', ',
      ),
      '.',
    ])
  const explained = explainQuery(query)
  if (explained) lines.push([explained])
  const asked = query.words.length > 0 || query.filters.length > 0 || query.phrases.length > 0
  if (results.length > 0) lines.push([`${total} ${total === 1 ? 'result' : 'results'}`])
  else if (asked) lines.push(nothing(text.trim()))
  return between(lines, ' ')
}

/** The operators, for who opens the help. */
export const operatorHelp = (): HTMLElement =>
  element(
    'details',
    { class: 'search-help' },
    element('summary', {}, 'How to narrow a search'),
    element(
      'dl',
      {},
      ...[
        ['"exact phrase"', 'these words side by side'],
        ['-word', 'without this word'],
        ['topic:inference', 'one of training, inference, scaling-laws, agentic-demand'],
        [
          'kind:claim',
          'note, claim, calculator, parameter, dataset, source; of notes also concept, method, model, comparison, open-question',
        ],
        ['status:contested', 'established, supported, contested, speculative'],
        ['cites:hoffmann2022', 'what cites this source'],
      ].flatMap(([operator = '', words = '']) => [element('dt', {}, element('code', {}, operator)), element('dd', {}, words)]),
    ),
  )

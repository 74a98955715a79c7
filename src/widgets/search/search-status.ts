/** The status line under the search box, as nodes: number of results, corrections, ways out of an empty answer, failures. */

import { topicAddress } from '../../records/address.ts'
import { type Topic, topicTitles } from '../../records/note.ts'
import type { Corrected } from '../../search/query/describe-results.ts'
import { describeQuery } from '../../search/query/query.ts'
import type { Found, Relaxation } from '../../search/query/search.ts'
import { button, element } from '../page/element.ts'

type Line = readonly (Node | string)[]

/** Actions that the status line can trigger. */
export interface SearchActions {
  /** Asks another question; `event` is the click that wants it. */
  readonly ask: (text: string, event: MouseEvent) => void
  /** Asks the same once more. */
  readonly again: (event: MouseEvent) => void
}

const between = (parts: readonly Line[], joint: string): Line => parts.flatMap((part, index) => (index === 0 ? part : [joint, ...part]))

/** A text as someone typed it, in whatever direction it is written. */
const quoted = (text: string): Line => ['“', element('bdi', {}, text), '”']

const results = (count: number): string => `${count} ${count === 1 ? 'result' : 'results'}`

const topicLinks = (topics: readonly Topic[]): readonly Line[] =>
  topics.map((topic) => [element('a', { href: topicAddress(topic) }, topicTitles[topic])])

/** "Nothing is close to …": with the topics to look in. */
const nothing = (text: string, nearest: readonly Topic[]): Line => [
  'Nothing is close to ',
  ...quoted(text),
  nearest.length > 0 ? '. Nearest may be ' : '. Try fewer words, or look at ',
  ...between(topicLinks(nearest.length > 0 ? nearest : (Object.keys(topicTitles) as Topic[])), ', '),
  ', or ',
  element('a', { href: '/map/' }, 'the map'),
  '.',
]

/** "Nothing in the topic training; 12 results without topic:training." */
function inTheWay(ways: readonly Relaxation[], { ask }: SearchActions): Line {
  const [only] = ways
  const links = ways.map(({ typed, text, total }) => [button(`${results(total)} without ${typed}`, (event) => ask(text, event))])
  return [ways.length === 1 && only ? `Nothing ${only.operator}; ` : 'Nothing fits all of this; ', ...between(links, ', '), '.']
}

/** "Read as optimal for “optmal”", with a way to look for what was typed where that stands anywhere. */
function readAs(corrections: readonly Corrected[], text: string, { ask }: SearchActions): Line {
  const one = ({ typed, word, stands }: Corrected): Line => [
    element('em', {}, word),
    ' for ',
    ...quoted(typed),
    ...(stands
      ? [
          ' (',
          button('as typed', (event) =>
            ask(
              text.replace(typed, () => `"${typed}"`),
              event,
            ),
          ),
          ')',
        ]
      : []),
  ]
  return ['Read as ', ...between(corrections.map(one), ', '), '.']
}

/** Sentences about what was found, most important first. `lost` says what did not arrive beside the index. */
export function statusLine(found: Found, text: string, actions: SearchActions, lost: readonly string[] = []): Line {
  const { total, corrections, missing, query, relaxations, nearest, unknown } = found
  const missed = [...(missing > 0 ? ['Part of the index did not arrive, so something may be left out.'] : []), ...lost]
  const explained = describeQuery(query)
  const asked = query.words.length > 0 || query.operators.length > 0
  const lines: Line[] = [
    ...(missed.length > 0 ? [[missed.join(' '), ' ', button('Try again', actions.again), '.']] : []),
    ...query.problems.map((problem) => [problem]),
    ...(corrections.length > 0 ? [readAs(corrections, text, actions)] : []),
    ...(unknown.length > 0 && total > 0 && missing === 0
      ? [[...between(unknown.map(quoted), ', '), unknown.length === 1 ? ' stands nowhere here.' : ' stand nowhere here.']]
      : []),
    ...(explained && total > 0 ? [[explained]] : []),
  ]
  if (total > 0) lines.push([results(total)])
  else if (relaxations.length > 0) lines.push(inTheWay(relaxations, actions))
  else if (asked && missing === 0) lines.push(nothing(text.trim(), nearest))
  return between(lines, ' ')
}

/** The message for an index that could not be fetched. */
export const notArrived = ({ again }: SearchActions): Line => [
  'The search index did not arrive. ',
  button('Try again', again),
  ', or see ',
  element('a', { href: '/search/' }, 'the whole index'),
  '.',
]

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
        ['-word', 'without this word; a minus before anything below leaves that out'],
        ['topic:inference', 'one of training, inference, scaling-laws, agentic-demand; two of them: either'],
        [
          'kind:claim',
          'note, claim, calculator, parameter, dataset, source; of notes also concept, method, model, comparison, open-question',
        ],
        ['status:contested', 'established, supported, contested, speculative'],
        ['cites:hoffmann', 'what cites a source whose key begins so'],
      ].flatMap(([operator = '', words = '']) => [element('dt', {}, element('code', {}, operator)), element('dd', {}, words)]),
    ),
  )

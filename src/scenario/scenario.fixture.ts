/** A small book and a chain of calculators for the tests of this folder: tasks → demand → share, with a table of chips. */
import { type Case, calculator, choice, from, quantity, row, shared, within } from '../calculators/spec/spec.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Catalogue } from './calculator-lookup.ts'
import { type Book, bookOf } from './parameter-book.ts'

const parameter = (id: string, unit: string, best: number, low: number, high: number): Parameter => ({
  id,
  area: 'test',
  file: 'content/parameters/test.yaml',
  label: `Test ${id}`,
  unit,
  best,
  low,
  high,
  distribution: unit === 'share' ? 'logit-normal' : 'log-normal',
  asOf: '2026',
  sources: [],
})

/** tokens = turns². */
export const tasks = calculator({
  id: 'tasks',
  topic: 'agentic-demand',
  order: 1,
  title: 'Tasks',
  question: 'How many tokens does a task take?',
  inputs: { turns: shared('turns'), base: quantity({ label: 'Base', unit: 'token', default: 1, range: [1, 100], scale: 'log' }) },
  outputs: { tokens: { label: 'Tokens', unit: 'token' } },
  compute: ({ turns, base }) => ({ tokens: base * turns ** 2 }),
  says: ({ tokens }) => say`A task takes ${typeset(tokens, 'token')}.`,
  main: 'tokens',
  views: [],
})

/** demand = people × tokens of a task; none for more than a million people. */
export const demand = calculator({
  id: 'demand',
  topic: 'agentic-demand',
  order: 1,
  title: 'Demand',
  question: 'How many tokens are wanted?',
  inputs: {
    people: quantity({ label: 'People', unit: 'person', default: 100, range: [1, 1e6], scale: 'log', integer: true }),
    tokensPerTask: quantity({ label: 'Tokens a task', unit: 'token', default: from('tasks', 'tokens'), range: [1, 1e6], scale: 'log' }),
    turns: shared('turns'),
  },
  outputs: { total: { label: 'Demand', unit: 'token' }, perTurn: { label: 'Per turn', unit: 'token' } },
  compute: ({ people, tokensPerTask, turns }) => ({
    total: people > 1e6 ? null : people * tokensPerTask,
    perTurn: (people * tokensPerTask) / turns,
  }),
  says: ({ total }) => say`${typeset(total, 'token')} are wanted.`,
  main: 'total',
  views: [],
  validity: [{ input: 'people', range: [1, 1000], says: 'Nobody has counted more than 1000 people.' }],
})

/** A published result of `demand`. */
export const demandCase: Case = {
  name: 'Ten people',
  given: { people: 10, tokensPerTask: '0.1k', turns: 10 },
  expect: { total: within(1100, '10%') },
  source: 'nobody2026',
}

/** share = tokens ÷ (tokens + peak × mfu); the chip fills the peak. */
export const serve = calculator({
  id: 'serve',
  topic: 'inference',
  order: 1,
  title: 'Serve',
  question: 'What share is served?',
  inputs: {
    tokens: quantity({ label: 'Tokens', unit: 'token', default: from('demand', 'total'), range: [1, 1e6], scale: 'log' }),
    chip: row({ label: 'Chip', table: 'chips', default: 'slow', fills: { peak: 'peak', memory: 'memory' } }),
    peak: quantity({ label: 'Peak', unit: 'FLOP/s', default: 1, range: [1, 1e6], scale: 'log' }),
    memory: quantity({ label: 'Memory', unit: 'byte', default: 5, range: [1, 1e12], scale: 'log' }),
    mfu: shared('mfu', { limits: [0.01, 0.9] }),
    mode: choice({
      label: 'Mode',
      options: [
        { value: 'full', label: 'Full' },
        { value: 'none-at-all', label: 'None' },
      ],
      default: 'full',
    }),
    extra: quantity({ label: 'Extra', unit: 'token', default: null, range: [1, 10], scale: 'linear' }),
  },
  outputs: { share: { label: 'Share served', unit: 'share' }, cells: { label: 'Chip', unit: 'none', type: 'text' } },
  compute: ({ tokens, chip, peak, mfu, extra }) => ({
    share: (tokens + (extra ?? 0)) / (tokens + peak * mfu),
    cells: String(chip?.['name']),
  }),
  warns: ({ memory }) => (memory < 10 ? ['Little memory.'] : []),
  says: ({ share }) => say`${typeset(share, 'share')} is served.`,
  main: 'share',
  views: [],
})

export const catalogue: Catalogue = [tasks, demand, serve]

export const book: Book = bookOf(
  [
    parameter('turns', 'turn', 10, 5, 50),
    parameter('gpuHourPrice', 'USD/h', 2, 1, 6),
    parameter('mfu', 'share', 0.4, 0.2, 0.6),
    parameter('unused', 'ratio', 1.1, 1, 1.4),
  ],
  [
    {
      id: 'chips',
      file: 'content/data/chips.csv',
      title: 'Chips',
      description: '',
      key: 'chip',
      sources: [],
      licence: '',
      asOf: '2026',
      columns: [],
      rows: [
        { chip: 'slow', name: 'Slow chip', peak: 100, memory: null },
        { chip: 'fast', name: 'Fast chip', peak: 1000, memory: 80e9 },
      ],
    },
  ],
  catalogue,
)

/** Calculators of two free parameters with known distributions, for tests against closed forms. */
import { type Calculator, calculator, from, quantity, shared } from '../calculators/spec/spec.ts'
import { say } from '../quantities/print-quantity.ts'
import type { Distribution, Parameter } from '../records/parameter.ts'
import { type Book, bookOf } from './parameter-book.ts'

export const parameter = (id: string, low: number, best: number, high: number, distribution: Distribution = 'log-normal'): Parameter => ({
  id,
  area: 'test',
  file: 'test.yaml',
  label: `Test ${id}`,
  unit: distribution === 'logit-normal' ? 'share' : 'ratio',
  best,
  low,
  high,
  distribution,
  asOf: '2026',
  sources: [],
})

/** y = f(a, b). */
export const ofTwo = (f: (a: number, b: number) => number | null, id = 'of-two'): Calculator =>
  calculator({
    id,
    topic: 'training',
    order: 1,
    title: id,
    question: 'What is y?',
    inputs: { a: shared('a'), b: shared('b') },
    outputs: { y: { label: 'Y', unit: 'ratio' } },
    compute: ({ a, b }) => ({ y: f(a, b) }),
    says: () => say`It is y.`,
    main: 'y',
    views: [],
  })

/** y = x ÷ a, where x is `of-two`'s y by default: `a` counts twice. */
export const chained: Calculator = calculator({
  id: 'chained',
  topic: 'training',
  order: 1,
  title: 'Chained',
  question: 'What is left?',
  inputs: {
    x: quantity({ label: 'X', unit: 'ratio', default: from('of-two', 'y'), range: [1, 100], scale: 'log' }),
    a: shared('a'),
  },
  outputs: { y: { label: 'Y', unit: 'ratio' }, name: { label: 'Name', unit: 'none', type: 'text' } },
  compute: ({ x, a }) => ({ y: x / a, name: 'left' }),
  says: () => say`It is y.`,
  main: 'y',
  views: [],
})

export const bookWith = (parameters: readonly Parameter[], catalogue: readonly Calculator[]): Book => bookOf(parameters, [], catalogue)

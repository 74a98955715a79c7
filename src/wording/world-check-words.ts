/** A check against the world in words, the same on the command line and on pages. */
import { plainText, typeset } from '../quantities/print-quantity.ts'
import { outputOf } from '../scenario/calculator-lookup.ts'
import { type Book, parameterIn } from '../scenario/parameter-book.ts'
import type { CheckedAgainstWorld } from '../scenario/world-checks.ts'

export interface WorldCheckWords {
  readonly title: string
  /** "530 T tokens a day (300 T to 1000 T)". */
  readonly world: string
  /** The date of the world's number. */
  readonly asOf: string
  /** Keys of its sources. */
  readonly sources: readonly string[]
  readonly model: string
  /** What is asked of the model: "between 300 T and 1000 T", "at most 24 M". */
  readonly asked: string
  readonly verdict: 'holds' | 'fails'
  /** "A fit, no evidence" or "Evidence". */
  readonly basis: string
  /** The parameters that were solved from the world's number. */
  readonly solved: readonly { readonly id: string; readonly label: string }[]
  readonly says: string
}

/** H100-equivalents are counted as accelerators, and the title says which. */
const bareUnits: ReadonlySet<string> = new Set(['accelerator'])

export const worldCheckWords = ({ calculator, check, world, unit, model, holds }: CheckedAgainstWorld, book: Book): WorldCheckWords => {
  const print = (value: number | null, bare = bareUnits.has(unit), digits = 3) => plainText(typeset(value, unit, { bare, digits }))
  const [low, high] = [print(world.low, true), print(world.high, true)]
  return {
    title: check.title,
    world: `${print(world.best)} (${low} to ${high})`,
    asOf: world.asOf,
    sources: world.sources,
    model: print(model, bareUnits.has(unit), outputOf(calculator, check.output)?.digits),
    asked: check.passes === 'within' ? `between ${low} and ${high}` : `at most ${print(world.best, true)}`,
    verdict: holds ? 'holds' : 'fails',
    basis: check.solved.length > 0 ? 'A fit, no evidence' : 'Evidence',
    solved: check.solved.map((id) => ({ id, label: parameterIn(book, id)?.label ?? id })),
    says: check.says,
  }
}

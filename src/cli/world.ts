/** The checks of calculators against the world, for `check --world`: as text, as data, and whether all hold. */
import { calculators, recordOf } from '../calculators/index.ts'
import { visible } from '../diagnostics/writers.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { checkAgainstWorld } from '../scenario/world-checks.ts'
import { worldCheckWords } from '../wording/world-check-words.ts'

export interface WorldReport {
  /** False, too, when a calculator has checks that could not be worked out. */
  readonly holds: boolean
  readonly text: string
  /** What `--json` prints of each check. Numbers are in the unit given. */
  readonly checks: readonly Readonly<Record<string, unknown>>[]
}

export function worldReport(book: Book): WorldReport {
  const wanted = calculators.reduce((count, each) => count + (recordOf(each).checks ?? []).length, 0)
  const checked = calculators.flatMap((each) => checkAgainstWorld(each, recordOf(each).checks ?? [], book, calculators))
  const blocks = checked.map((one) => {
    const { title, world, asOf, sources, model, asked, verdict, basis, solved, says } = worldCheckWords(one, book)
    const fixes = solved.length === 0 ? 'no parameter' : solved.map(({ id }) => id).join(' and ')
    return [
      `${verdict === 'holds' ? 'holds' : 'FAILS'}  ${title}`,
      `       the world  ${world}, ${asOf} (${sources.map(visible).join(', ') || 'our assumption'})`,
      `       the model  ${model}, asked to be ${asked} (${one.calculator.id}.${one.check.output})`,
      `       it fixes   ${fixes}. ${basis}.`,
      `       ${says}`,
    ].join('\n')
  })
  const failed = checked.filter(({ holds }) => !holds).length + wanted - checked.length
  const missing = checked.length < wanted ? `${wanted - checked.length} could not be worked out. ` : ''
  return {
    holds: failed === 0,
    text: `${blocks.join('\n\n')}\n\n${missing}${wanted} checks against the world: ${failed === 0 ? 'all hold' : `${failed} of them ${failed === 1 ? 'fails' : 'fail'}`}.\n`,
    checks: checked.map(({ calculator, check, world, unit, model, holds }) => ({
      id: check.output,
      title: check.title,
      calculator: calculator.id,
      unit,
      world: { parameter: world.id, best: world.best, low: world.low, high: world.high, asOf: world.asOf, sources: world.sources },
      model,
      passes: check.passes,
      holds,
      solved: check.solved,
      basis: check.solved.length > 0 ? 'fit' : 'evidence',
    })),
  }
}

/** The calculators that take a row of a data set as an input, with the address that opens each with the row. */
import { calculators } from '../calculators/index.ts'
import { calculatorAddress } from '../records/address.ts'
import { assumptionKey, inputsOf } from '../scenario/calculator-lookup.ts'
import type { RowUse } from '../widgets/data/table-data.ts'

/** In the order of calculators; one that takes two rows of the set is there twice, with the label of its input. */
export const rowUses = (set: string): readonly RowUse[] =>
  calculators.flatMap((calculator) => {
    const inputs = Object.entries(inputsOf(calculator)).flatMap(([name, input]) =>
      input.kind === 'row' && input.table === set ? [{ name, label: input.label }] : [],
    )
    return inputs.map(({ name, label }) => ({
      title: inputs.length > 1 ? `${calculator.title} (${label})` : calculator.title,
      before: `${calculatorAddress(calculator.id)}?with=${assumptionKey(calculator, name)}:`,
      after: `#calc-${calculator.id}`,
    }))
  })

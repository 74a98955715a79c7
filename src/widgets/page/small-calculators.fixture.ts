/** Stands for `load-calculator.ts` in tests of what follows the scenario: the small calculators and the book of `src/scenario/scenario.fixture.ts`. */
import { book, catalogue } from '../../scenario/scenario.fixture.ts'

/** turns 10 (5 to 50), GPU-hour price $2, MFU 40 %. A task takes turns² tokens; a hundred people want a hundred times that. */
export { book }

export const loadableCalculators = catalogue.map(({ id }) => id)
export const loadedCalculators = () => catalogue
export const loadCalculators = async (): Promise<void> => undefined

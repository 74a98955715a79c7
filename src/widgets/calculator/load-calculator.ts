/** One calculator's spec, loaded when it is needed, with those whose outputs it starts from. */
import type { Calculator } from '../../calculators/spec/spec.ts'
import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import { chainOf, inputsOf } from '../../scenario/calculator-lookup.ts'

/** By file: what it exports. A file without `.record`, `.measured` or `.test` in its name is a calculator, but for the list. */
const files = import.meta.glob<Readonly<Record<string, Calculator>>>([
  '../../calculators/*.ts',
  '!../../calculators/index.ts',
  '!../../calculators/*.record.ts',
  '!../../calculators/*.measured.ts',
  '!../../calculators/*.test.ts',
])

const fileOf = (id: string): string => `../../calculators/${id}.ts`

export const loadableCalculators: readonly string[] = Object.keys(files).map((file) =>
  file.slice('../../calculators/'.length, -'.ts'.length),
)

const loaded = new Map<string, Calculator>()

/** What `loadCalculators` has loaded so far. */
export const loadedCalculators = (): Catalogue => [...loaded.values()]

const upstreamOf = (calculator: Calculator): readonly string[] =>
  Object.values(inputsOf(calculator)).flatMap((input) => chainOf(input)?.calculator ?? [])

/** A calculator is there once all that it starts from is, so that nobody evaluates half of a chain. */
const load = async (id: string): Promise<void> => {
  if (loaded.has(id) || !Object.hasOwn(files, fileOf(id))) return
  const [calculator] = Object.values((await files[fileOf(id)]?.()) ?? {}).filter((each) => each.id === id)
  if (!calculator) return
  await loadCalculators(upstreamOf(calculator))
  loaded.set(id, calculator)
}

/** Loads these and all that they start from; ids that do not exist are passed over. */
export const loadCalculators = async (ids: readonly string[]): Promise<void> => {
  await Promise.all([...new Set(ids)].map(load))
}

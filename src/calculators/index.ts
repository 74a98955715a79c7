/**
 * All calculators with their records, read from this folder: `<id>.ts` exports a calculator by its id in camel case, `<id>.record.ts` its
 * record, and where there are measured runs to compare with, `<id>.measured.ts` what finds them. At build only: a page's script loads the calculators that it needs (`src/widgets/calculator/load-calculator.ts`).
 */
import type { Measures } from './spec/measured.ts'
import type { Calculator, CalculatorRecord } from './spec/spec.ts'

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The files of this folder by name, imported by Node itself. */
async function importFolder(): Promise<Modules> {
  const { readdirSync } = await import('node:fs')
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !/^index\.|\.test\./.test(name))
  const files = names.map(async (name) => [`./${name}`, await import(/* @vite-ignore */ new URL(name, import.meta.url).href)] as const)
  return Object.fromEntries(await Promise.all(files))
}

// Bundled, there is no folder any more: Vite lists it beforehand.
const modules: Modules = import.meta.env
  ? import.meta.glob(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true })
  : await importFolder()

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What a file of this folder exports under the name that its id asks for. */
function exported(id: string, kind: '' | 'Record'): unknown {
  const file = kind === '' ? `./${id}.ts` : `./${id}.record.ts`
  const found = modules[file]?.[`${camelCase(id)}${kind}`]
  if (found === undefined) throw new Error(`src/calculators/${file.slice(2)} must export ${camelCase(id)}${kind}.`)
  return found
}

const ids = Object.keys(modules).flatMap((file) => /^\.\/([\w-]+)\.ts$/.exec(file)?.[1] ?? [])

/** In the order of lists. */
export const calculators: readonly Calculator[] = ids
  .map((id) => exported(id, '') as Calculator)
  .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))

const byId: ReadonlyMap<string, Calculator> = new Map(calculators.map((calculator) => [calculator.id, calculator]))
const records: ReadonlyMap<string, CalculatorRecord> = new Map(ids.map((id) => [id, exported(id, 'Record') as CalculatorRecord]))

export const calculatorById = (id: string): Calculator | undefined => byId.get(id)

/** The record of a calculator of this folder; throws for another. */
export function recordOf({ id }: Pick<Calculator, 'id'>): CalculatorRecord {
  const record = records.get(id)
  if (!record) throw new Error(`There is no calculator “${id}”.`)
  return record
}

/** What finds measured runs beside a calculator's result; null where there are no such data. */
export function measuresOf({ id }: Pick<Calculator, 'id'>): Measures<never> | null {
  const found = modules[`./${id}.measured.ts`]?.[`${camelCase(id)}Measured`]
  return (found as Measures<never> | undefined) ?? null
}

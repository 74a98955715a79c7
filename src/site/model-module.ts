/**
 * The model for people elsewhere: `src/model/index.ts` as one JavaScript module that needs nothing, and its types. Made by the bundler that
 * Vite brings, which takes some 90 ms for both; its package is found from the project's folder, as a built page runs elsewhere.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RolldownOptions, RolldownOutput } from 'rolldown'
import type { isolatedDeclarationSync } from 'rolldown/experimental'
import { unitForms } from '../quantities/unit-forms.ts'

interface Bundle {
  readonly generate: (options: { readonly format: 'es' }) => Promise<RolldownOutput>
  readonly close: () => Promise<void>
}

const entry = join(process.cwd(), 'src', 'model', 'index.ts')

/** A package's module, resolved as from the project. `T` is the part of it that is used. */
const packageOf = async <T>(name: string): Promise<T> => {
  const path = createRequire(join(process.cwd(), 'package.json')).resolve(name)
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as T
}

const heading = (what: string): string => `/** Isoflop: ${what}. Code under the MIT licence; described at /api/. */\n`

/** One ES module, without imports. */
export async function modelScript(): Promise<string> {
  const { rolldown } = await packageOf<{ readonly rolldown: (options: RolldownOptions) => Promise<Bundle> }>('rolldown')
  const bundle = await rolldown({ input: entry })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  if (output.length !== 1 || output[0].imports.length > 0) throw new Error('The model is no longer one module that needs nothing.')
  return heading('formulas for the economics of AI compute, with units, reading and printing') + output[0].code
}

const fileLine = /^(?:import|export) .*?from ["']\.[\w./-]+\.ts["'];?$/gm

/** The files that make up the model, each once, those that the entry names first. */
const filesFrom = (file: string, seen: Set<string> = new Set()): readonly string[] => {
  if (seen.has(file)) return []
  seen.add(file)
  const named = [...readFileSync(file, 'utf8').matchAll(/from '(\.[\w./-]+\.ts)'/g)].map((match) => join(dirname(file), match[1] ?? ''))
  return [file, ...named.flatMap((each) => filesFrom(each, seen))]
}

/** `unitForms` is a table whose type the compiler works out; here its keys are written down. */
const withUnits = (code: string): string =>
  code.replace(
    'unitForms: unknown',
    `unitForms: Readonly<Record<${Object.keys(unitForms)
      .map((name) => JSON.stringify(name))
      .join(' | ')}, UnitForm>>`,
  )

/** The types of all of it in one declaration file. Throws when two files use one name, or a type cannot be told from its file alone. */
export async function modelTypes(): Promise<string> {
  const { isolatedDeclarationSync: declare } = await packageOf<{ readonly isolatedDeclarationSync: typeof isolatedDeclarationSync }>(
    'rolldown/experimental',
  )
  const names = new Map<string, string>()
  const parts = filesFrom(entry)
    .filter((file) => file !== entry)
    .map((file) => {
      const { code, errors } = declare(basename(file), readFileSync(file, 'utf8'), { sourcemap: false })
      if (errors.length > (basename(file) === 'unit-forms.ts' ? 1 : 0)) throw new Error(`${file}: ${errors[0]?.message}`)
      const named = relative(process.cwd(), file)
      for (const [, name = ''] of code.matchAll(/^(?:export )?(?:declare )?(?:const|type|interface|function) (\w+)/gm)) {
        if (names.has(name))
          throw new Error(`“${name}” is declared in ${names.get(name)} and in ${named}; the model is one module, so rename one.`)
        names.set(name, named)
      }
      return withUnits(code).replace(fileLine, '').trim()
    })
  return `${heading('types of /api/model.js')}${parts.join('\n\n')}\n`
}

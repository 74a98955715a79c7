/** All rules and checks: those that the modules of `index.ts` export. A help page is made from each rule. */
import type { NodeChecks } from '../checks/node-context.ts'
import type { NotebookChecks } from '../checks/notebook-context.ts'
import * as all from './index.ts'
import type { Rule } from './rule.ts'

interface RuleModule {
  /** Run on each note's tree by `checks/walk-tree.ts`. */
  readonly nodeChecks?: NodeChecks
  /** Run on the linked notebook by `notebook/notebook.ts`. */
  readonly notebookChecks?: NotebookChecks
  readonly [exported: string]: unknown
}

const modules: readonly RuleModule[] = Object.values(all)
const isRule = (exported: unknown): exported is Rule => typeof exported === 'object' && exported !== null && 'explains' in exported

/** Sorted by code. */
export const rules: readonly Rule[] = modules
  .flatMap((module) => Object.values(module))
  .filter(isRule)
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))

export const nodeChecks: readonly NodeChecks[] = modules.flatMap((module) => module.nodeChecks ?? [])
export const notebookChecks: readonly NotebookChecks[] = modules.flatMap((module) => module.notebookChecks ?? [])

/** The codes of all rules, former ones too: each has a help page. */
export const codes: readonly string[] = rules.flatMap(({ code, formerly = [] }) => [code, ...formerly])

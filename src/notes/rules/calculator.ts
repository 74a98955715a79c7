/** What the calculators read. */
import type { Rule } from './rule.ts'

export const calculatorTable: Rule = {
  code: 'calculator/table',
  level: 'error',
  title: 'A calculator without what it reads',
  explains:
    'The calculators read parameters and data sets of the notebook by their ids, in a given unit, and cite its sources. Each has a page, so a notebook needs what they all read.',
  example: 'horizonAtPresent:\n  label: Time horizon of agents\n  unit: minute',
  fixed: 'horizonNow:\n  label: Time horizon of agents\n  unit: minute',
}

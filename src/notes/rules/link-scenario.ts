/** link/scenario: a link that asks for a scenario which cannot be read. */
import type { Rule } from './rule.ts'

export const linkScenario: Rule = {
  code: 'link/scenario',
  level: 'warning',
  title: 'A link with a scenario that cannot be read',
  explains:
    'After ?with= stand the assumptions of a scenario: parameters, or inputs of a calculator, each with its value. One that is not known or out of its range is passed over, so readers would see other numbers than the link promises. Copy the address from the page on which you set the values.',
  example: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrise:3) it differs.',
  fixed: 'At [three dollars](/notes/kv-cache/?with=gpuHourPrice:3) it differs.',
}

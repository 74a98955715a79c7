/** The named scenarios, the version of the book, and the values that its parameters had before; for the browser and other programs. */
import type { APIRoute } from 'astro'
import { calculators } from '../../calculators/index.ts'
import { historiesOf } from '../../scenario/history.ts'
import { presetOf } from '../../scenario/presets.ts'
import { getNotebook } from '../../site/notebook.ts'
import { bookVersion } from '../../site/scenarios.ts'

export const GET: APIRoute = async () => {
  const notebook = await getNotebook()
  const scenarios = notebook.scenarios.map((scenario) => ({
    ...presetOf(scenario, notebook.book, calculators),
    assumptions: scenario.assumptions,
  }))
  const body = { version: bookVersion(notebook), scenarios, history: historiesOf(notebook.parameters) }
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}

/** A calculator as a Python script at the book's values: a download that needs no script, and what the page's own fills in. */

import type { APIRoute } from 'astro'
import { calculatorById, calculators } from '../../calculators/index.ts'
import { calculatorAddress } from '../../records/address.ts'
import { getNotebook } from '../../site/notebook.ts'
import { pythonAtBook } from '../../site/python.ts'
import { bookVersion } from '../../site/scenarios.ts'

export const getStaticPaths = () => calculators.map(({ id }) => ({ params: { id } }))

/** The functions beside the specs, by path. */
const code = import.meta.glob<string>('../../calculators/*.py', { query: '?raw', import: 'default', eager: true })

export const GET: APIRoute = async ({ params, site }) => {
  const calculator = calculatorById(params['id'] ?? '')
  const text = code[`../../calculators/${params['id']}.py`]
  if (!calculator || text === undefined) throw new Error(`There is no Python function for "${params['id']}".`)
  const notebook = await getNotebook()
  const { book, sources } = notebook
  const address = new URL(calculatorAddress(calculator.id), site).href
  return new Response(pythonAtBook({ calculator, code: text, book, version: bookVersion(notebook), sources, address }), {
    headers: { 'Content-Type': 'text/x-python; charset=utf-8' },
  })
}

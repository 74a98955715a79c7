/** Promise: a reference comes out as APA has it, however often the bound on time has stopped the formatter in the middle of another. */
import { createContext, Script } from 'node:vm'
import { expect, test } from 'vitest'
import { loadLibrary } from './citation-library.ts'

const item = {
  id: 'source',
  type: 'article-journal',
  title: 'A title',
  author: [
    { family: 'Ho', given: 'Anson' },
    { family: 'Besiroglu', given: 'Tamay' },
  ],
  issued: { 'date-parts': [[2024]] },
  URL: 'https://example.org/a',
}
const reference = 'Ho, A., & Besiroglu, T. (2024). A title. https://example.org/a'

test('a formatter that was stopped is replaced', async () => {
  const { format } = await loadLibrary()
  expect(format(item)).toBe(reference)
  const script = new Script('run()')
  for (let tries = 0; tries < 8; tries += 1) {
    try {
      // Formatting takes a few milliseconds: most of the tries stop it, each at another step. None of them may be told from the result.
      script.runInContext(createContext({ run: () => format(item) }), { timeout: 1 })
    } catch {}
    expect(format(item)).toBe(reference)
  }
})

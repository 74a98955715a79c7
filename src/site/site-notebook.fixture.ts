/**
 * A notebook of three notes, one claim and one scenario for tests of what pages show, with the project's parameters and data. It has no
 * sources, which take ten times as long to read as all the rest, and of the data only what calculators read.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { columnsRead } from '../calculators/spec/reads.ts'
import { layOutNotebook, noteFile } from '../notes/notebook/notebook.fixture.ts'
import { type Notebook, readNotebook } from '../notes/notebook/notebook.ts'

const claim = (id: string, holds = ''): string => `  - id: ${id}\n    text: Text of ${id}.\n${holds && `    holds: ${holds}\n`}`

const files = {
  'notes/training/alpha.mdx': noteFile(
    '<Claim id="alpha-holds" />\n\n<Calculator id="kv-cache" />',
    `claims:\n${claim('alpha-said')}${claim('alpha-holds', 'training-run.cost > 1')}`,
    'Alpha',
  ),
  'notes/inference/beta.mdx': noteFile(
    'It is <Value of="kv-cache.bytesPerToken" /> at <Parameter id="gpuHourPrice" />, see [[alpha]].',
    `claims:\n${claim('beta-fails', 'kv-cache.bytesPerToken > 1e30')}`,
    'Beta',
  ),
  'notes/training/gamma.mdx': noteFile(
    'It follows from <Value of="training-run.cost" />.',
    `claims:\n${claim('gamma-turns', 'training-run.cost > 2.5e6')}relations:\n  - to: alpha\n    kind: extends\n    because: It goes on.\n`,
    'Gamma',
  ),
  'scenarios/dear.yaml':
    'title: Dear\nsummary: All is dear.\nassumptions:\n' +
    '  gpuHourPrice:\n    value: $20\n    because: It is.\n  kv-cache.layers:\n    value: 100\n    because: It is.\n',
}

export async function readSmallNotebook(): Promise<Notebook> {
  const dir = layOutNotebook(files)
  rmSync(join(dir, 'sources'), { recursive: true })
  for (const file of readdirSync(join(dir, 'data')))
    if (!Object.hasOwn(columnsRead, file.replace(/\.\w+$/, ''))) rmSync(join(dir, 'data', file))
  return readNotebook(dir)
}

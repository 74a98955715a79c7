/** Protects the addresses of the site: links from outside and from notes stay right, so none of them may ever change. */
import { expect, it } from 'vitest'
import * as address from './address.ts'

it.each([
  [address.noteAddress('kv-cache'), '/notes/kv-cache/'],
  [address.topicAddress('training'), '/topics/training/'],
  [address.calculatorAddress('training-run'), '/calculators/training-run/'],
  [address.embedAddress('training-run'), '/embed/training-run/'],
  [address.pythonAddress('training-run'), '/calculators/training-run.py'],
  [address.parameterAddress('gpuHourPrice'), '/parameters/#gpuHourPrice'],
  [address.sourceAddress('hoffmann2022'), '/sources/#hoffmann2022'],
  [address.datasetAddress('models'), '/data/models/'],
  [address.csvAddress('models'), '/data/models.csv'],
  [address.rowAddress('models', 'gpt-3'), '/data/models/#gpt-3'],
  [address.claimAddress('chips-cost'), '/claims/#chips-cost'],
  [address.statedClaimAddress('chips', 'chips-cost'), '/notes/chips/#claim-chips-cost'],
  [address.diagnosticAddress('note/html'), '/diagnostics/note/html/'],
  [address.imageAddress('training', 'loop.svg'), '/notes-images/training/loop.svg'],
  [address.mapAddress('note', 'chips'), '/map/#note=chips'],
  [address.mapAddress('topic', 'training'), '/map/#topic=training'],
  [address.listPageAddress('notes', 'training/3'), '/notes/training/3/'],
])('%s stays where it is', (made, wanted) => expect(made).toBe(wanted))

it('leads each kind of wikilink to its own page', () => {
  const kinds = ['note', 'parameter', 'calculator', 'dataset', 'source'] as const
  expect(kinds.map((kind) => address.addressOf(kind, 'x'))).toEqual([
    '/notes/x/',
    '/parameters/#x',
    '/calculators/x/',
    '/data/x/',
    '/sources/#x',
  ])
})

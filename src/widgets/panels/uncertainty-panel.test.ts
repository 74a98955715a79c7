/** Protects shared links: they restore seed and output; what cannot be read counts as the first seed and the main output. */
import { expect, it } from 'vitest'
import { readShown, writeShown } from './uncertainty-panel.tsx'

const outputs = ['cost', 'days']

it('reads back what it wrote', () => {
  for (const shown of [
    { seed: 1, output: 'cost' },
    { seed: 7, output: 'cost' },
    { seed: 1, output: 'days' },
    { seed: 999_999, output: 'days' },
  ])
    expect(readShown(writeShown(shown, outputs), outputs)).toEqual(shown)
  expect(writeShown({ seed: 1, output: 'cost' }, outputs)).toBe('')
})

it.each([null, '', 'x', '-3', '1e9', '7-nothing', '0', '12345678'])('takes “%s” for what it can be', (text) => {
  const { seed, output } = readShown(text, outputs)
  expect(output).toBe('cost')
  expect(seed).toBe(text === '7-nothing' ? 7 : 1)
})

/** What mfu stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** A row of MosaicML's table: heads × 128 is the width. */
const mpt = (
  name: string,
  [params, layers, modelWidth, sequence]: readonly [number, number, number, number],
  accelerator: string,
  tokensPerSecond: number,
  mfu: number,
  locator: string,
): Case => ({
  name,
  given: { tokensPerSecond, params, layers, modelWidth, sequence, flops: null, seconds: null, accelerator, precision: 'bf16' },
  expect: { mfu: within(mfu, '0.5%') },
  source: 'mosaicml2023',
  locator: `scripts/train/benchmarking/README.md ${locator}`,
})

export const mfuRecord: CalculatorRecord = {
  formula:
    '\\text{MFU} = \\frac{r\\,(6N + 12\\,L\\,w\\,s)}{F_{\\text{peak}}} \\qquad \\text{or} \\qquad \\frac{C}{t\\,n\\,F_{\\text{peak}}}',
  cases: [
    {
      name: 'nanochat, the first run as good as GPT-2',
      given: { flops: 4.330784e19, seconds: 10_949, accelerator: 'h100-sxm', accelerators: 8, precision: 'bf16' },
      expect: { mfu: within(0.4997, '0.1%') },
      source: 'karpathy2026',
      locator: 'dev/LEADERBOARD.md, run 1',
      note: 'FLOP and time are published; the share is worked by hand: 4.330784 × 10¹⁹ ÷ 10,949 ÷ 8 ÷ 989.5 × 10¹².',
    },
    mpt('MPT-70B on 512 H100', [64.862e9, 80, 8192, 2048], 'h100-sxm', 1007, 0.4125, 'line 75'),
    mpt('MPT-30B on 8 H100', [29.975e9, 48, 7168, 2048], 'h100-sxm', 2002, 0.3811, 'line 104'),
    mpt('MPT-30B on 8 H100, sequence 8192', [30.019e9, 48, 7168, 8192], 'h100-sxm', 1384, 0.2992, 'line 100'),
    mpt('MPT-7B on 8 H100, sequence 65,536', [6.919e9, 32, 4096, 65_536], 'h100-sxm', 1956, 0.2859, 'line 114'),
    mpt('MPT-7B on 8 A100, sequence 65,536', [6.919e9, 32, 4096, 65_536], 'a100-80gb', 1013, 0.4697, 'line 179'),
  ],
  monotone: [
    { input: 'tokensPerSecond', output: 'mfu', direction: 'rises', because: 'more tokens pass in a second' },
    { input: 'seconds', output: 'mfu', direction: 'falls', because: 'the same work takes longer' },
    { input: 'flops', output: 'flopsPerSecond', direction: 'rises', because: 'more is done in the same time' },
    {
      ...{ input: 'sequence', output: 'mfu', direction: 'rises', because: 'attention works on all pairs' },
      given: { flops: null, seconds: null, layers: 80, modelWidth: 8192 },
    },
  ],
  sources: ['chowdhery2022', 'mosaicml2023'],
  caveats: [
    'Without layers, attention width and sequence, attention is not counted and the share comes out too low: by 4% for MPT-70B at 2048 tokens, by more for longer sequences.',
    'A share means little without its denominator. DeepSeek-V3’s run reached 17.3, 19.5 or 22.4% by three conventions in use. Here the denominator is the dense peak of the precision chosen.',
    'Attention is counted over the whole square, as PaLM and MosaicML do; who counts only the half that is not masked gets a smaller share.',
    'Arithmetic that is done again to save memory is not useful work and is not counted; with it, the share is called hardware FLOP utilisation.',
  ],
}

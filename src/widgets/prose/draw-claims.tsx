/** What claims turn on, drawn at build. Never imported by a script of a page. */
import { renderToString } from 'preact-render-to-string'
import type { ReachWords, TurnsWords } from '../../wording/turning-points.ts'
import { BlastTable, ClaimTurns, ParameterFlips } from './claim-turns.tsx'

export const drawTurns = (turns: TurnsWords): string => renderToString(<ClaimTurns turns={turns} />)

export const drawBlast = (reach: readonly ReachWords[], quiet: string): string => renderToString(<BlastTable reach={reach} quiet={quiet} />)

export const drawFlips = (reach: ReachWords | null): string => renderToString(<ParameterFlips reach={reach} />)

/** What claims turn on, drawn at build. Never imported by a script of a page. */
import { renderToString } from 'preact-render-to-string'
import type { ReachSaid, TurnsSaid } from '../../wording/turning-points.ts'
import { BlastTable, ClaimTurns, ParameterFlips } from './claim-turns.tsx'

export const drawTurns = (turns: TurnsSaid): string => renderToString(<ClaimTurns turns={turns} />)

export const drawBlast = (reach: readonly ReachSaid[], quiet: string): string => renderToString(<BlastTable reach={reach} quiet={quiet} />)

export const drawFlips = (reach: ReachSaid | null): string => renderToString(<ParameterFlips reach={reach} />)

/** What claims turn on, drawn at build. Never imported by a script of a page. */
import { renderToString } from 'preact-render-to-string'
import { BlastTable, ClaimTurns, ParameterFlips } from './claim-turns.tsx'
import type { ReachSaid, TurnsSaid } from './turn-words.ts'

export const drawTurns = (said: TurnsSaid): string => renderToString(<ClaimTurns said={said} />)

export const drawBlast = (reach: readonly ReachSaid[], quiet: string): string => renderToString(<BlastTable reach={reach} quiet={quiet} />)

export const drawFlips = (reach: ReachSaid | null): string => renderToString(<ParameterFlips reach={reach} />)

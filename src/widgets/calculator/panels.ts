/** The panels in a figure's row of actions, `<details data-panel="…">`, and where the script of each is. */
import type { StartPanel } from './panel.ts'

export const panels: Readonly<Record<string, () => Promise<StartPanel>>> = {
  compare: () => import('../panels/compare-panel.tsx').then(({ startCompare }) => startCompare),
  solve: () => import('../panels/solve-panel.tsx').then(({ startSolve }) => startSolve),
  uncertainty: () => import('../panels/uncertainty-panel.tsx').then(({ startUncertainty }) => startUncertainty),
  'take-away': () => import('../panels/take-away-panel.tsx').then((module) => module.startTakeAway),
}

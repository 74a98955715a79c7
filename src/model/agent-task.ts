/**
 * The tokens of an agent task, in which every turn sends its history again: what is read and written, what a prompt cache can answer, and which
 * turns pass a limit. Pure formulas, in tokens; turns count from 1, and a number of them may be a mean.
 */

/** The sizes of an agent's turns, in tokens. */
export interface Turns {
  /** The context at the start: system prompt, task, and the session so far. */
  readonly system: number
  /** What each turn adds from tools, and what the agent writes in it. */
  readonly perTurnIn: number
  readonly perTurnOut: number
}
export interface AgentTask extends Turns {
  readonly turns: number
  readonly agents: number
}

/** Tokens that turn `t` (from 1) reads, by definition: all that came before is sent again, S + t·in + (t − 1)·out. */
export const contextOfTurn = (task: Turns, t: number): number => task.system + t * task.perTurnIn + (t - 1) * task.perTurnOut

/**
 * Tokens read by turns 1 to n: the sum of `contextOfTurn`, n·S + in·n(n+1)÷2 + out·n(n−1)÷2; derived here;
 * also for n that is not whole (a mean).
 */
export const inputOfTurns = (task: Turns, n: number): number =>
  n * task.system + (task.perTurnIn * n * (n + 1)) / 2 + (task.perTurnOut * n * (n - 1)) / 2

export interface TaskTokens {
  readonly input: number
  readonly output: number
  readonly total: number
}

/** Tokens of a task in which every turn resends its history, derived from `inputOfTurns`: quadratic in turns, linear in agents. */
export const taskTokens = (task: AgentTask): TaskTokens => {
  const input = task.agents * inputOfTurns(task, task.turns)
  const output = task.agents * task.turns * task.perTurnOut
  return { input, output, total: input + output }
}

/**
 * Input tokens that turn `t` finds in the prompt cache: its share `hit`, and at most what was sent before, since a cache holds nothing else.
 * Derived here: min(hit·c(t), c(t − 1)), where the start S is in the cache already (a session that goes on, a system prompt of all tasks).
 */
export const cachedOfTurn = (task: Turns, hit: number, t: number): number =>
  Math.min(hit * contextOfTurn(task, t), t <= 1 ? task.system : contextOfTurn(task, t - 1))

/**
 * Input tokens that turns 1 to n find in the cache: the sum of `cachedOfTurn`; derived here, also for n that is not whole. Every turn adds as
 * much, so early turns find what was sent before, c(t) − in − out, and from turn 1 ÷ (1 − hit) − (S − out) ÷ (in + out) on they find hit·c(t).
 */
export const cachedOfTurns = (task: Turns, hit: number, n: number): number => {
  if (n < 1) return 0
  const added = task.perTurnIn + task.perTurnOut
  const bound = hit === 1 ? n : 1 / (1 - hit) - (added === 0 ? Number.POSITIVE_INFINITY : (task.system - task.perTurnOut) / added)
  const early = Math.min(n, Math.max(1, Math.ceil(bound) - 1))
  const [first, all, before] = [1, n, early].map((turns) => inputOfTurns(task, turns)) as [number, number, number]
  return cachedOfTurn(task, hit, 1) + (before - first - added * (early - 1)) + hit * (all - before)
}

/** How many of n turns read no more than so many tokens: whole turns from the first, or all n. Derived by solving `contextOfTurn` for t. */
export const turnsWithin = (task: Turns, tokens: number, n: number): number => {
  if (contextOfTurn(task, n) <= tokens) return n
  const added = task.perTurnIn + task.perTurnOut
  // Rounding must not lose a turn that reads exactly the limit.
  const turns = added === 0 ? 0 : Math.floor((tokens - task.system + task.perTurnOut) / added + 1e-9)
  return Math.min(n, Math.max(0, turns))
}

/** Steps in a row, each with its verdict and time. */

/**
 * Runs the steps in their order with `run`, which resolves to an outcome of `exec`. A step that fails leaves out those that need it; one
 * that is stopped ends the run. Resolves to the exit code.
 */
export async function runSteps(steps, run, say = console.log) {
  const passed = new Set()
  for (const step of steps) {
    const { name, needs } = step
    if (needs && !passed.has(needs)) continue
    say(`\n── ${name}`)
    const started = Date.now()
    const { code, stopped } = await run(step)
    const verdict = stopped ? 'INTERRUPTED' : code === 0 ? 'passed' : 'FAILED'
    say(`── ${name}: ${verdict} ${stopped ? 'after' : 'in'} ${((Date.now() - started) / 1000).toFixed(0)} s`)
    if (stopped) {
      say(`\nInterrupted (${stopped}): the steps after it were not run.`)
      return code
    }
    if (code === 0) passed.add(name)
  }
  const failed = steps.map(({ name }) => name).filter((name) => !passed.has(name))
  say(failed.length === 0 ? '\nAll passed.' : `\nFailed or not run: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}

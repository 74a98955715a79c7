/** Promise: `npm test` passes only when every step ran and passed. */
import { expect, test } from 'vitest'
import { runSteps } from './steps.mjs'

const steps = [{ name: 'types' }, { name: 'build' }, { name: 'site', needs: 'build' }, { name: 'content' }]
const passes = { code: 0, stopped: null }

/** Runs the steps with these outcomes, by name; others pass. */
async function run(outcomes) {
  const ran = []
  const said = []
  const one = async ({ name }) => {
    ran.push(name)
    return outcomes[name] ?? passes
  }
  const code = await runSteps(steps, one, (text) => said.push(text))
  return { code, ran, end: said.at(-1) }
}

test('all that pass, pass', async () => {
  expect(await run({})).toEqual({ code: 0, ran: ['types', 'build', 'site', 'content'], end: '\nAll passed.' })
})

test('a step that fails leaves out what needs it, and the rest still runs', async () => {
  const { code, ran, end } = await run({ build: { code: 2, stopped: null } })
  expect({ code, ran }).toEqual({ code: 1, ran: ['types', 'build', 'content'] })
  expect(end).toBe('\nFailed or not run: build, site.')
})

test('a step that is killed fails', async () => {
  expect(await run({ types: { code: 137, stopped: null } })).toMatchObject({ code: 1, end: '\nFailed or not run: types.' })
})

test('a step that is stopped ends the run, which says so and is no success', async () => {
  expect(await run({ build: { code: 130, stopped: 'SIGINT' } })).toEqual({
    code: 130,
    ran: ['types', 'build'],
    end: '\nInterrupted (SIGINT): the steps after it were not run.',
  })
})

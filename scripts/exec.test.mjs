/** Promise: what was stopped or killed is never a success, and a signal reaches the program once. Real processes, none of them long. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exec, serverCode, workCode } from './exec.mjs'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-exec-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that says it runs, and with `handler` counts the signals that it gets, and ends a little after the first. */
function program(name, handler = '') {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, `${handler}\nsetTimeout(() => {}, 60_000)\nprocess.stdout.write('ready\\n')\n`)
  return file
}
const counting = (file, code) =>
  `import { appendFileSync } from 'node:fs'
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    appendFileSync(${JSON.stringify(file)}, signal + ' ')
    setTimeout(() => process.exit(${code}), 300)
  })`

/** Runs `exec` in a process of its own group, sends a signal when the program is ready; resolves to what became of it. */
function runAndSend(file, send, patience = 150) {
  const script = `import { exec } from ${JSON.stringify(join(import.meta.dirname, 'exec.mjs'))}
const outcome = await exec(process.execPath, [${JSON.stringify(file)}], { patience: ${patience} })
console.log(JSON.stringify(outcome))
process.exitCode = outcome.code`
  const runner = spawn(process.execPath, ['--input-type=module', '--eval', script], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  runner.stderr.on('data', (text) => {
    said += text
  })
  runner.stdout.on('data', (text) => {
    if (!said.includes('ready') && String(text).includes('ready')) send(runner)
    said += text
  })
  return new Promise((done) => {
    runner.on('close', (code) => done({ code, ...JSON.parse(/^\{.*\}$/m.exec(said)[0]), said }))
  })
}
const toRunner = (signal) => (runner) => process.kill(runner.pid, signal)
const toGroup = (signal) => (runner) => process.kill(-runner.pid, signal)

describe.skipIf(process.platform === 'win32')('A program that is stopped', () => {
  // 128 and the number of the signal: SIGHUP 1, SIGINT 2, SIGTERM 15.
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    test(`is no success: ${signal} to the runner alone reaches it`, async () => {
      expect(await runAndSend(program('plain'), toRunner(signal))).toMatchObject({ code, stopped: signal })
    })
    test(`is no success: ${signal} to the whole group`, async () => {
      expect(await runAndSend(program('plain'), toGroup(signal))).toMatchObject({ code, stopped: signal })
    })
    test(`is no success though it ends with 0 on ${signal}`, async () => {
      const calls = join(folder, `calls-${signal}`)
      const file = program(`graceful-${signal}`, counting(calls, 0))
      expect(await runAndSend(file, toRunner(signal))).toMatchObject({ code, stopped: signal })
      expect(readFileSync(calls, 'utf8')).toBe(`${signal} `)
    })
  }

  test('gets Ctrl C once, from the terminal, and has time to end', async () => {
    const calls = join(folder, 'calls-group')
    await runAndSend(program('graceful', counting(calls, 0)), toGroup('SIGINT'), 5_000)
    expect(readFileSync(calls, 'utf8')).toBe('SIGINT ')
  })

  test('gets Ctrl C once though the runner gets it twice, as under npm', async () => {
    const calls = join(folder, 'calls-twice')
    const twice = (runner) => {
      process.kill(runner.pid, 'SIGINT')
      setTimeout(() => process.kill(runner.pid, 'SIGINT'), 50)
    }
    expect(await runAndSend(program('twice', counting(calls, 0)), twice)).toMatchObject({ code: 130 })
    expect(readFileSync(calls, 'utf8')).toBe('SIGINT ')
  })

  test('by itself, such as a test runner that ends with 130, counts as stopped', async () => {
    expect(await exec(process.execPath, ['-e', 'process.exit(130)'])).toEqual({ code: 130, stopped: 'SIGINT' })
  })
})

describe('A program that', () => {
  test('ends with a code, ends with that', async () => {
    expect(await exec(process.execPath, ['-e', ''])).toEqual({ code: 0, stopped: null })
    expect(await exec(process.execPath, ['-e', 'process.exit(3)'])).toEqual({ code: 3, stopped: null })
  })

  test.skipIf(process.platform === 'win32')('is killed for want of memory fails with 137, and this is said', async () => {
    const said = []
    const kill = ['-e', 'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9999)']
    expect(await exec(process.execPath, kill, { say: (text) => said.push(text) })).toEqual({ code: 137, stopped: null })
    expect(said).toEqual(['The program was ended by SIGKILL: perhaps memory ran out.'])
  })

  test('does not exist fails with 1 and a sentence', async () => {
    const said = []
    expect(await exec('/no/such/program', [], { say: (text) => said.push(text) })).toEqual({ code: 1, stopped: null })
    expect(said).toEqual(['/no/such/program could not be started: there is no such program.'])
  })

  test('has ended leaves no listener behind', async () => {
    const before = process.listenerCount('SIGINT')
    await exec(process.execPath, ['-e', ''])
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})

describe('The exit code', () => {
  test('of a server that was stopped is 0, of one that failed its own', () => {
    expect(serverCode({ code: 130, stopped: 'SIGINT' })).toBe(0)
    expect(serverCode({ code: 1, stopped: null })).toBe(1)
    expect(serverCode({ code: 137, stopped: null })).toBe(137)
  })

  test('of work that was stopped is the signal’s, and this is said', () => {
    const said = []
    expect(workCode({ code: 143, stopped: 'SIGTERM' }, 'The build', (text) => said.push(text))).toBe(143)
    expect(said).toEqual(['\nThe build was interrupted (SIGTERM) and has no result.'])
    expect(workCode({ code: 0, stopped: null }, 'The build', (text) => said.push(text))).toBe(0)
    expect(said).toHaveLength(1)
  })
})

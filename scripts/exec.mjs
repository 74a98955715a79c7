/** Runs programs and says how they ended: by themselves, or because somebody stopped them. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** The signals by which people, terminals and services ask a program to end. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** What a shell reports for a program that a signal has ended. */
const codeOf = (signal) => 128 + constants.signals[signal]

/**
 * Runs one program to its end, with this process's terminal. Resolves to its exit code and to the signal that stopped it, null when it
 * ended by itself. A program that was stopped never counts as a success, whatever code it ends with.
 *
 * Signals go on to the program. Ctrl C reaches it from the terminal already, so SIGINT follows only when the program has not ended
 * after `patience` milliseconds.
 */
export function exec(command, args, { patience = 2000, say = console.error, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    let asked = null
    let later
    const pass = (signal) => {
      asked ??= signal
      if (signal === 'SIGINT') later ??= setTimeout(() => child.kill(signal), patience)
      else child.kill(signal)
    }
    for (const signal of stopSignals) process.on(signal, pass)
    const end = (outcome) => {
      clearTimeout(later)
      for (const signal of stopSignals) process.off(signal, pass)
      resolve(outcome)
    }
    child.on('error', ({ code, message }) => {
      if (child.pid !== undefined) return
      say(`${command} could not be started: ${code === 'ENOENT' ? 'there is no such program' : message}.`)
      end({ code: 1, stopped: null })
    })
    child.on('close', (code, signal) => {
      const stopped = asked ?? stopSignals.find((each) => each === signal || codeOf(each) === code) ?? null
      if (signal && !stopped) say(`The program was ended by ${signal}${signal === 'SIGKILL' ? ': perhaps memory ran out' : ''}.`)
      end({ code: stopped ? codeOf(stopped) : (code ?? codeOf(signal)), stopped })
    })
  })
}

/** The exit code of a server: stopping it is how it ends. */
export const serverCode = ({ code, stopped }) => (stopped ? 0 : code)

/** The exit code of work with a result; says so when it was stopped before there was one. */
export function workCode({ code, stopped }, name, say = console.error) {
  if (stopped) say(`\n${name} was interrupted (${stopped}) and has no result.`)
  return code
}

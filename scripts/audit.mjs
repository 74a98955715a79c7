/**
 * `npm run audit`: asks the registry for known vulnerabilities of the locked packages. Not every registry answers that question; then the
 * answer is "not checked" with the reason, which is no failure of the packages.
 */
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

const count = (number, noun, plural) => `${number} ${number === 1 ? noun : plural}`

/** Why npm has no report: what the registry said, or that npm's output cannot be read. */
function reasonIn(report) {
  const reason = report?.message ?? report?.error?.summary ?? report?.error?.code
  return reason ? String(reason).split('\n')[0] : 'npm gave no report'
}

/**
 * What the output of `npm audit --json` says, as a sentence and an exit code: 0 when nothing is known or nothing could be asked, 1 when a
 * package has a known vulnerability.
 */
export function auditResult(output) {
  let report
  try {
    report = JSON.parse(output)
  } catch {
    report = null
  }
  const found = report?.vulnerabilities
  if (!found || !report.metadata) {
    return {
      code: 0,
      message: `Not checked: the registry did not answer the audit (${reasonIn(report)}). Nothing is known about these packages.`,
    }
  }
  const names = Object.values(found).map(({ name, severity }) => `  ${name}: ${severity}`)
  if (names.length === 0) return { code: 0, message: 'Checked: the registry knows no vulnerability in the locked packages.' }
  const head = `Checked: ${count(names.length, 'package has', 'packages have')} a known vulnerability. "npm audit" says which versions mend it.`
  return { code: 1, message: [head, ...names].join('\n') }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const cli = process.env.npm_execpath
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const [command, ...first] = cli?.endsWith('.js') ? [process.execPath, cli] : [npm]
  const { stdout } = spawnSync(command, [...first, 'audit', '--json'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const { code, message } = auditResult(stdout ?? '')
  console.log(message)
  process.exitCode = code
}

/** `npm run dev` on a copy of the notebook: started once, its files changed by a test, its pages asked for until they have followed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const project = join(import.meta.dirname, '..', '..')

export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly bytes: Uint8Array
}

export interface DevServer {
  readonly origin: string
  /** The copy of the notebook. */
  readonly dir: string
  /** All that was printed. */
  readonly printed: () => string
  readonly get: (path: string) => Promise<Answer>
  /** Asks until the answer is as wanted; all answers on the way come with it. */
  readonly until: (path: string, wanted: (answer: Answer) => boolean, what: string) => Promise<readonly Answer[]>
  readonly read: (file: string) => string
  readonly write: (file: string, text: string | Uint8Array) => void
  readonly remove: (file: string) => void
  /** What was written or removed is as in the repository again. */
  readonly restore: () => void
  readonly stop: () => Promise<void>
}

/** Milliseconds until a page that has not followed counts as one that never will; generous, since the machine may be busy. */
const longest = 240_000

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The environment without what Vitest sets for itself, which Astro would take for its own. */
const ownEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|VITEST.*)$/.test(name)))

/** `changed` are files that differ from the repository's when the server starts. */
export async function startDev(changed: Readonly<Record<string, string>> = {}): Promise<DevServer> {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-dev-'))
  const dir = join(folder, 'content')
  const original = join(project, 'content')
  const touched = new Set<string>()
  const write: DevServer['write'] = (file, text) => {
    touched.add(file)
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), text)
  }
  const remove: DevServer['remove'] = (file) => {
    touched.add(file)
    rmSync(join(dir, file), { recursive: true, force: true })
  }
  cpSync(original, dir, { recursive: true })
  for (const [file, text] of Object.entries(changed)) write(file, text)

  const port = await freePort()
  const origin = `http://localhost:${port}`
  const settings = { CONTENT_DIR: dir, CACHE_DIR: join(folder, 'cache'), OUT_DIR: join(folder, 'dist'), ASTRO_TELEMETRY_DISABLED: '1' }
  const child: ChildProcess = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port), '--ignore-lock'],
    { cwd: project, env: { ...ownEnvironment(), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text))

  const get: DevServer['get'] = async (path) => {
    const response = await fetch(origin + path, { headers: { Accept: 'text/html,*/*' }, redirect: 'manual' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: new TextDecoder().decode(bytes), bytes }
  }
  const until: DevServer['until'] = async (path, wanted, what) => {
    const answers: Answer[] = []
    const started = Date.now()
    while (Date.now() - started < longest) {
      if (child.exitCode !== null) throw new Error(`The server ended.\n${printed}`)
      const answer = await get(path).catch(() => null)
      if (answer) answers.push(answer)
      if (answer && wanted(answer)) return answers
      await wait(20)
    }
    const said = printed.replace(/^.*\[200\].*\n/gm, '').slice(-2000)
    throw new Error(`${path} never had ${what}; its last status is ${answers.at(-1)?.status}.\n${said}`)
  }
  const stop: DevServer['stop'] = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await Promise.race([ended, wait(5000).then(() => child.kill('SIGKILL'))])
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const restore: DevServer['restore'] = () => {
    for (const file of touched) {
      if (existsSync(join(original, file))) cpSync(join(original, file), join(dir, file), { recursive: true })
      else rmSync(join(dir, file), { recursive: true, force: true })
    }
    touched.clear()
  }
  return {
    origin,
    dir,
    printed: () => printed,
    get,
    until,
    read: (file) => readFileSync(join(dir, file), 'utf8'),
    write,
    remove,
    restore,
    stop,
  }
}

/**
 * Puts a finished site in the place of the one before: by rename, so that the folder holds the old site or the new one and never a part.
 * What lies beside it meanwhile is named after this process, and what a process left that was killed goes the next time.
 */
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

const temporary = /^\.(?:.+\.)?isoflop-(?<pid>\d+)-[\w-]+$/

/** Whether a name in the folder of a site, or beside it, is of a build that is putting a site there. */
export const isTemporary = (name) => temporary.test(name)

/** Whether Linux keeps a process only until its parent asks how it ended. */
function hasEnded(pid) {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Whether a process of this number runs. */
function lives(pid) {
  try {
    process.kill(pid, 0)
    return !hasEnded(pid)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** What is in a folder; nothing when it is not there, or no longer: another build may be exchanging it. */
export function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

/** What the file system knows of a folder, or undefined when it is not there, or no longer. */
const stat = (path) => statSync(path, { throwIfNoEntry: false })

/** Removes what builds that have died left in a folder: names that `pattern` matches, with the number of the process as `pid`. */
export function sweep(folder, pattern) {
  for (const name of namesIn(folder)) {
    const pid = pattern.exec(name)?.groups.pid
    if (pid && !lives(Number(pid))) remove(join(folder, name))
  }
}

/** Removes a folder; one that cannot be removed stays until the next build. */
export function remove(path) {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  } catch {}
}

const writable = (path) => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Whether only what is in the folder can be exchanged: it is mounted there, or it is a checkout (whose `.git` is a person's), or the
 * folder around it may not be written.
 */
function staysItself(target) {
  const found = stat(target)
  return (
    found !== undefined && (found.dev !== statSync(dirname(target)).dev || existsSync(join(target, '.git')) || !writable(dirname(target)))
  )
}

/** Renames, or copies when the place is on another file system. */
function move(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    if (error.code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
  }
}

/** Puts `fresh` at `path`, and what was there into `old`. Another process may do the same at the same time: the last one stays. */
function replace(path, fresh, old) {
  for (let attempt = 0; ; attempt += 1) {
    const aside = join(old, `${attempt}-${basename(path)}`)
    try {
      renameSync(path, aside)
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
    try {
      if (existsSync(fresh)) renameSync(fresh, path)
      return
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST'].includes(error.code) && attempt < 50) continue
      if (existsSync(aside) && !existsSync(path)) renameSync(aside, path)
      throw error
    }
  }
}

/** Exchanges the whole folder, which takes the permissions of the one before. */
function exchangeFolder(target, fresh, old) {
  const mode = stat(target)?.mode
  if (mode !== undefined) chmodSync(fresh, mode)
  replace(target, fresh, old)
}

/** Exchanges what is in the folder, name by name. */
function exchangeContents(target, fresh, old) {
  for (const name of new Set([...namesIn(fresh), ...namesIn(target)]))
    if (name !== '.git' && !isTemporary(name)) replace(join(target, name), join(fresh, name), old)
}

/** Does the exchange by way of a folder of our own on the same file system; when it fails, `built` is where it was. */
function by(work, exchange, built, target) {
  const fresh = join(work, 'new')
  const old = join(work, 'old')
  try {
    mkdirSync(old, { recursive: true })
    move(built, fresh)
    exchange(target, fresh, old)
  } catch (error) {
    if (existsSync(fresh) && !existsSync(built)) move(fresh, built)
    throw error
  } finally {
    remove(work)
  }
}

/** Puts the site in `built` in the place of `target`; throws the error of the file system when that fails, and `target` stays. */
export function swap(built, target) {
  const tag = `isoflop-${process.pid}-${Date.now().toString(36)}`
  for (const folder of [dirname(target), target]) sweep(folder, temporary)
  try {
    if (!staysItself(target)) return by(join(dirname(target), `.${basename(target)}.${tag}`), exchangeFolder, built, target)
  } catch (error) {
    // What is mounted cannot be renamed.
    if (error.code !== 'EBUSY') throw error
  }
  by(join(target, `.${tag}`), exchangeContents, built, target)
}

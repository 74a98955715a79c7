/** The folder that the site goes to: OUT_DIR, else `dist`. It is replaced as a whole, so it must be one that may be. */
import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { isTemporary, namesIn } from './swap.mjs'

/** What every built site has, and hardly any other folder; and what a build of former versions left when it was interrupted. */
const marks = [['api/search.json', 'api/calculators.json'], ['.prerender']]

const isSite = (folder) => marks.some((files) => files.every((file) => existsSync(join(folder, file))))

/** What a person may have in it: `.git` stays, and what a killed build left is swept away. */
const strangers = (folder) => namesIn(folder).filter((name) => name !== '.git' && !isTemporary(name))

const isWithin = (path, folder) => {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[a-z]:/i.test(way))
}

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

/** The folder itself, behind links, whether it exists or not. Throws what the file system says. */
export const realFolder = (path) =>
  existsSync(path) || isLink(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))

/** What the file system's errors mean, by code. */
const reasons = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it is on a file system that can only be read',
  ENOENT: 'the folder around it does not exist',
  ENOTDIR: 'what should be the folder around it is a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
}

/** In words why the file system refused. */
export const reasonOf = ({ code, message }) => reasons[code] ?? message

function problem(path, project, sources) {
  const real = realFolder(path)
  if (isWithin(project, real)) return 'the project itself is in it'
  const source = sources.find((each) => existsSync(each) && isWithin(real, realpathSync(each)))
  if (source) return `it is in ${relative(project, source) || source}, which the site is made from`
  const found = statSync(real, { throwIfNoEntry: false })
  if (!found) {
    accessSync(dirname(real), constants.W_OK)
    return null
  }
  if (!found.isDirectory()) return 'it is a file'
  accessSync(real, constants.W_OK | constants.R_OK)
  const [stranger] = strangers(real)
  if (stranger === undefined || isSite(real)) return null
  if (statSync(real).ino !== found.ino) throw Object.assign(new Error('exchanged'), { code: 'ENOENT' })
  return `it holds files that are not a built site (${JSON.stringify(stranger)} is one), and a build replaces the whole folder`
}

/**
 * What keeps a site from being put into a folder, in a sentence and a hint, or null. `project` is the folder of the project, `sources`
 * those that the site is made from.
 */
export function outputProblem(path, project, sources) {
  let reason
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      reason = problem(path, realpathSync(project), sources)
      break
    } catch (error) {
      reason = reasonOf(error)
      // Another build may exchange the folder between two looks at it.
      if (error.code !== 'ENOENT') break
    }
  }
  return reason && `The site cannot go to ${path}: ${reason}. Set OUT_DIR to an empty folder, or to one that does not exist yet.`
}

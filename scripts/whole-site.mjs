/**
 * An integration for Astro by which a build is seen only when it is whole. Each build has a folder of its own in the project, where Astro
 * finds the packages that its code for rendering imports, and builds at the same time do not meet; when all is done, the site is put in
 * the place of the one before. Settings that cannot work stop it before anything is read.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { outputProblem, realFolder, reasonOf } from './output-folder.mjs'
import { addressProblem, baseProblem } from './site-address.mjs'
import { remove, swap, sweep } from './swap.mjs'

/** Ends the process with sentences: Astro would print a stack trace with them. */
function refuse(problems) {
  for (const problem of problems) console.error(`\n${problem}`)
  process.exit(1)
}

/** A folder for this process in `folder`; it goes when the process ends, and those of processes that were killed go now. */
function ownFolder(folder) {
  sweep(folder, /^(?<pid>\d+)-/)
  mkdirSync(folder, { recursive: true })
  const own = mkdtempSync(join(folder, `${process.pid}-`))
  process.once('exit', () => remove(own))
  return own
}

/** Astro keeps these in `.astro/`, the same for every process, and writes them when they differ; when two do, one fails. No note is in them. */
const shared = ['content-assets.mjs', 'content-modules.mjs']
const empty = 'export default new Map();'

function keepShared(root) {
  mkdirSync(join(root, '.astro'), { recursive: true })
  for (const name of shared) {
    const path = join(root, '.astro', name)
    try {
      if (readFileSync(path, 'utf8') === empty) continue
    } catch {}
    writeFileSync(`${path}.${process.pid}`, empty)
    renameSync(`${path}.${process.pid}`, path)
  }
}

/** Makes what a command needs in the project; for a build, and for reading the notebook's types, a folder of its own, which is returned. */
function prepare(root, command) {
  try {
    keepShared(root)
    return command === 'build' || command === 'sync' ? ownFolder(join(root, 'node_modules/.cache/isoflop-build')) : null
  } catch (error) {
    return refuse([`Nothing can be built, since ${error.path ?? root} cannot be used: ${reasonOf(error)}.`])
  }
}

const asFolder = (path) => pathToFileURL(`${path}/`)

export function wholeSite() {
  let built
  let target
  return {
    name: 'isoflop:whole-site',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const root = fileURLToPath(config.root)
        const addresses = new Set([process.env.SITE_URL || config.site, config.site])
        const problems = [...[...addresses].map(addressProblem), baseProblem(config.base)]
        target = resolve(fileURLToPath(config.outDir))
        const sources = ['content', process.env.CONTENT_DIR || 'content', 'src', 'public'].map((folder) => resolve(root, folder))
        if (command === 'build') problems.push(outputProblem(target, root, sources))
        if (problems.some(Boolean)) refuse(problems.filter(Boolean))
        const own = prepare(root, command)
        if (own === null) return
        built = join(own, 'site')
        updateConfig({ cacheDir: asFolder(join(own, 'cache')), ...(command === 'build' ? { outDir: asFolder(built) } : {}) })
      },
      'astro:build:done': ({ logger }) => {
        try {
          rmSync(join(built, '.prerender'), { recursive: true, force: true })
          swap(built, realFolder(target))
          logger.info(`The site is in ${relative(process.cwd(), target) || target}.`)
        } catch (error) {
          refuse([`The site is built but cannot be put into ${target}: ${reasonOf(error)}. What was there before is still there.`])
        }
      },
    },
  }
}

/** The author's loop: what `npm run dev` does beyond serving pages. A build has none of it. */
import { relative, resolve, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AstroIntegration } from 'astro'
import { isLitter } from '../notes/text/litter.ts'
import { contentDir, notebookLoaderName, readings } from './loader.ts'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * Quiet period after the last change before the notebook is read again, in milliseconds. Vite's watcher keeps back a change of a file within
 * 50 ms of the one before, and never tells of it: by then it has been written.
 */
const settle = 60

/** Whether a file is part of the notebook in `dir`, or may be. */
export function isOfNotebook(dir: string, path: string): boolean {
  const inside = relative(dir, resolve(path))
  return !inside.startsWith('..') && !inside.split(sep).some(isLitter)
}

/** Astro expects a slash at the end of every address whose route does not end in an extension; those of images end in one of their own. */
export const routeOf = (address: string): string => address.replace(/^(\/notes-images\/[^?#]*\.[a-z]+)(?=$|[?#])/, '$1/')

/**
 * Astro leaves out a refresh that is asked for while it loads its own configuration, as it does at each save of a note; so it is asked again,
 * until a reading has ended that began after the change. One that was under way may have read the file before.
 */
async function untilReadAgain(refresh: () => Promise<void>): Promise<void> {
  const { begun } = readings()
  for (let tries = 0; tries < 200; tries += 1) {
    await refresh()
    if (readings().ended > begun) return
    await wait(20)
  }
  throw new Error('The notebook was not read again; save once more.')
}

export const devServer = (): AstroIntegration => ({
  name: 'isoflop:dev-server',
  hooks: {
    'astro:config:setup': ({ command, addMiddleware }) => {
      if (command === 'dev') addMiddleware({ order: 'pre', entrypoint: new URL('./dev-problems.ts', import.meta.url) })
    },
    'astro:server:setup': ({ server, refreshContent, logger }) => {
      const dir = contentDir()
      const reading = oneAtATime(
        () => untilReadAgain(async () => refreshContent?.({ loaders: [notebookLoaderName] })),
        (error) => logger.error(String(error)),
        settle,
      )
      server.watcher.add(dir)
      server.watcher.on('all', (event, path) => {
        if (isOfNotebook(dir, path)) reading.ask()
        // A folder that went away is no longer watched, should it come back.
        if (event === 'unlinkDir' && resolve(path) === dir) server.watcher.add(dir)
      })
      server.middlewares.use((request, _response, next) => {
        request.url = routeOf(request.url ?? '/')
        // While the notebook is read, routes and pages may be of two states of it.
        reading.idle().then(() => next(), next)
      })
    },
  },
})

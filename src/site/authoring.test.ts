/**
 * Protects the loader of a build and the author's loop: a build stops at an error, `npm run dev` never does; each change is read once, and
 * what is wrong is shown on the pages that it concerns.
 */
import { resolve } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Notebook } from '../notes/notebook/notebook.ts'
import { onRequest } from './dev-problems.ts'
import { devServer } from './dev-server.ts'
import { contentDir, notebookLoader, notebookLoaderName } from './loader.ts'
import { lastNotebook, requireNotebook, setNotebook } from './notebook-store.ts'

const reading = vi.hoisted(() => ({ next: (): unknown => undefined, options: [] as unknown[] }))
vi.mock('../notes/notebook/notebook.ts', () => ({
  readNotebook: async (dir: string, options: unknown) => {
    reading.options.push({ dir, ...(options as object) })
    return reading.next()
  },
}))
// The wait between two attempts to have a change read.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))

const problem = (name: string, level: Diagnostic['level'] = 'error'): Diagnostic => ({
  ...{ code: 'note/heading', level, file: `content/notes/training/${name}.mdx`, message: `${name} is wrong.` },
  start: { line: 1, column: 1 },
})
const notebookOf = (ids: readonly string[], digest = 'd', diagnostics: readonly Diagnostic[] = []): Notebook =>
  ({
    ...{ digest, diagnostics, datasets: [], images: [], former: new Set(), parameters: [], scenarios: [] },
    notes: ids.map((id) => ({ record: { id, formerly: [] }, parts: [], digest: `${digest}-${id}` })),
  }) as unknown as Notebook

let printed = ''
let logged: [level: string, text: string][] = []
const logger = Object.fromEntries(['info', 'warn', 'error'].map((level) => [level, (text: string) => logged.push([level, text])]))

function loaderContext(authoring: boolean, kept: Record<string, string> = {}): LoaderContext & { readonly entries: Map<string, string> } {
  const entries = new Map(Object.entries(kept))
  const store = {
    keys: () => [...entries.keys()],
    delete: (id: string) => entries.delete(id),
    set: ({ id, digest }: { id: string; digest: string }) => entries.set(id, digest),
  }
  return { store, logger, entries, ...(authoring ? { watcher: {} } : {}) } as never
}
const load = async (context: LoaderContext, notebook: () => unknown): Promise<void> => {
  reading.next = notebook
  await notebookLoader.load(context)
}

beforeEach(() => {
  printed = ''
  logged = []
  reading.options = []
  vi.spyOn(process.stderr, 'write').mockImplementation(((text: string, done?: () => void) => {
    printed += text
    done?.()
    return true
  }) as never)
  for (const name of ['notebook', 'authoring']) delete (globalThis as Record<symbol, unknown>)[Symbol.for(`isoflop.${name}`)]
  vi.stubEnv('CONTENT_DIR', '/notebook/content')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('the folder of the notebook', () => {
  it('is the one of the environment, else content', () => {
    expect(contentDir()).toBe('/notebook/content')
    vi.stubEnv('CONTENT_DIR', '')
    expect(contentDir()).toBe(resolve('content'))
  })
})

describe('a build', () => {
  it('gives Astro an entry for each note and one for the rest, with digests only, and takes away those that are gone', async () => {
    vi.stubEnv('SITE_URL', 'https://example.org')
    const context = loaderContext(false, { 'note/old': 'x', 'note/a': 'x' })
    await load(context, () => notebookOf(['a', 'b']))
    expect([...context.entries].toSorted()).toEqual([
      ['note/a', 'd-a'],
      ['note/b', 'd-b'],
      ['notebook', 'd'],
    ])
    expect(requireNotebook().digest).toBe('d')
  })

  it('takes parsed notes from the cache of the user, and none where jobs may share it', async () => {
    vi.stubEnv('SITE_URL', 'https://example.org')
    vi.stubEnv('CACHE_DIR', '/cache')
    for (const ci of ['', 'true']) {
      vi.stubEnv('CI', ci)
      await load(loaderContext(false), () => notebookOf(['a']))
    }
    const given = { dir: '/notebook/content', site: 'https://example.org' }
    expect(reading.options).toEqual([{ ...given, cache: '/cache' }, given])
  })

  it('stops at an error, having printed all of them', async () => {
    const context = loaderContext(false)
    const wrong = [problem('one'), problem('two'), problem('three', 'warning')]
    await expect(load(context, () => notebookOf([], 'd', wrong))).rejects.toThrow(
      'The notebook has 2 errors, shown above; nothing was built.',
    )
    for (const each of ['one is wrong.', 'two is wrong.', 'three is wrong.']) expect(printed).toContain(each)
    expect([context.entries.size, lastNotebook()]).toEqual([0, undefined])
    await expect(load(context, () => notebookOf([], 'd', [problem('one')]))).rejects.toThrow('has 1 error, shown')
  })

  it('goes on with warnings, and counts them', async () => {
    await load(loaderContext(false), () => notebookOf(['a'], 'd', [problem('a', 'warning')]))
    expect(logged).toEqual([['warn', '1 warning in 1 file: npm run check shows them']])
  })

  it('without a notebook has no page', () => expect(() => requireNotebook()).toThrow('has not been read'))
})

describe('while authoring', () => {
  it('errors are printed when they change, told in a line while they stay, and their end is told', async () => {
    const context = loaderContext(true)
    const wrong = notebookOf(['a'], 'd', [problem('one')])
    await load(context, () => wrong)
    expect(printed).toContain('one is wrong.')
    expect(logged.at(-1)?.[1]).toMatch(/^1 error in 1 file\. Their pages/)
    printed = ''
    await load(context, () => wrong)
    expect([printed, logged.at(-1)]).toEqual(['', ['warn', 'Still 1 error in 1 file; all else is shown as it is now.']])
    await load(context, () => notebookOf(['a']))
    expect(logged.at(-1)).toEqual(['info', 'No errors any more.'])
    await load(context, () => notebookOf(['a']))
    expect(logged).toHaveLength(3)
    expect(requireNotebook().diagnostics).toEqual([])
  })

  it('each reading has a digest of its own, so that pages reload though no note has changed', async () => {
    const context = loaderContext(true)
    await load(context, () => notebookOf(['a']))
    const first = context.entries.get('notebook')
    await load(context, () => notebookOf(['a']))
    expect(context.entries.get('notebook')).not.toBe(first)
    expect(context.entries.get('note/a')).toBe('d-a')
  })

  it('a notebook that cannot be read leaves what was read last, with the reason', async () => {
    const context = loaderContext(true)
    await load(context, () => notebookOf(['a']))
    await load(context, () => {
      throw new Error('No such\n folder.')
    })
    expect([lastNotebook()?.failure, requireNotebook().notes.length]).toEqual(['No such folder.', 1])
    expect(logged.at(-1)).toEqual(['error', 'The notebook could not be read: No such folder. Until it can, pages show what was last read.'])
    expect(context.entries.has('note/a')).toBe(true)
    await load(context, () => notebookOf(['a']))
    expect([lastNotebook()?.failure, logged.at(-1)]).toEqual([null, ['info', 'No errors any more.']])
  })

  it('one that could not be read even once is empty', async () => {
    const context = loaderContext(true)
    await load(context, () => {
      throw 'gone'
    })
    expect([requireNotebook().notes, lastNotebook()?.failure, [...context.entries.keys()]]).toEqual([[], 'gone', ['notebook']])
  })
})

describe('the development server', () => {
  type Setup = NonNullable<ReturnType<typeof devServer>['hooks']['astro:server:setup']>
  interface Running {
    readonly watched: string[]
    readonly changed: (event: string, path: string) => void
    readonly handle: (request: { url?: string }, response: unknown, next: () => void) => void
    readonly refreshes: unknown[]
  }
  function start(refresh: () => void | Promise<void>): Running {
    const watched: string[] = []
    const refreshes: unknown[] = []
    let changed: Running['changed'] = () => {}
    let handle: Running['handle'] = () => {}
    const server = {
      watcher: { add: (path: string) => watched.push(path), on: (_: string, listener: Running['changed']) => (changed = listener) },
      middlewares: { use: (given: Running['handle']) => (handle = given) },
    }
    const refreshContent = async (options: unknown) => {
      refreshes.push(options)
      await refresh()
    }
    devServer().hooks['astro:server:setup']?.({ server, refreshContent, logger } as unknown as Parameters<Setup>[0])
    return { watched, changed, handle, refreshes }
  }

  it('adds its panel to pages of the development server only', () => {
    const added: unknown[] = []
    const setup = devServer().hooks['astro:config:setup']
    for (const command of ['build', 'dev']) setup?.({ command, addMiddleware: (given: unknown) => added.push(given) } as never)
    expect(added).toEqual([{ order: 'pre', entrypoint: new URL('./dev-problems.ts', import.meta.url) }])
  })

  it('reads the notebook once after a burst of changes, and asks again while Astro leaves a refresh out', async () => {
    vi.useFakeTimers()
    let left = 2
    const { changed, refreshes, watched } = start(async () => {
      left -= 1
      if (left === 0) await load(loaderContext(true), () => notebookOf(['a']))
    })
    expect(watched).toEqual(['/notebook/content'])
    changed('change', '/notebook/content/notes/training/a.mdx')
    await vi.advanceTimersByTimeAsync(59)
    changed('change', '/notebook/content/notes/training/b.mdx')
    changed('change', '/elsewhere/c.mdx')
    await vi.advanceTimersByTimeAsync(59)
    expect(refreshes).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(refreshes).toEqual([{ loaders: [notebookLoaderName] }, { loaders: [notebookLoaderName] }])
    changed('change', '/elsewhere/c.mdx')
    await vi.advanceTimersByTimeAsync(100)
    expect(refreshes).toHaveLength(2)
  })

  it('reads once more when a reading was under way that may have missed the change', async () => {
    vi.useFakeTimers()
    let finish = (_: Notebook) => {}
    const underWay = load(loaderContext(true), () => new Promise((done) => (finish = done)))
    let refreshed = 0
    // Astro leaves out what is asked while it reads.
    const { changed } = start(async () => {
      refreshed += 1
      if (refreshed === 3) finish(notebookOf(['a'], 'before'))
      if (refreshed === 5) await load(loaderContext(true), () => notebookOf(['a'], 'after'))
    })
    changed('change', '/notebook/content/notes/training/a.mdx')
    await vi.advanceTimersByTimeAsync(1000)
    await underWay
    expect([refreshed, requireNotebook().digest]).toEqual([5, 'after'])
  })

  it('says so when it was never read', async () => {
    vi.useFakeTimers()
    const { changed, refreshes } = start(() => {})
    changed('add', '/notebook/content/notes/training/a.mdx')
    await vi.advanceTimersByTimeAsync(60)
    expect(refreshes).toHaveLength(200)
    expect(logged).toEqual([['error', 'Error: The notebook was not read again; save once more.']])
  })

  it('watches its folder again when that has gone', () => {
    vi.useFakeTimers()
    const { changed, watched } = start(() => {})
    changed('unlinkDir', '/notebook/content/notes')
    expect(watched).toHaveLength(1)
    changed('unlinkDir', '/notebook/content')
    expect(watched).toEqual(['/notebook/content', '/notebook/content'])
  })

  it('answers no page while the notebook is read', async () => {
    vi.useFakeTimers()
    let finish = () => {}
    const { changed, handle } = start(() =>
      load(
        loaderContext(true),
        () =>
          new Promise((done) => {
            finish = () => done(notebookOf(['a']))
          }),
      ),
    )
    changed('change', '/notebook/content/notes/training/a.mdx')
    await vi.advanceTimersByTimeAsync(60)
    const request = { url: '/notes-images/training/a.png' }
    const answered = vi.fn()
    handle(request, null, answered)
    await vi.advanceTimersByTimeAsync(1000)
    expect(answered).not.toHaveBeenCalled()
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect([answered.mock.calls, request.url]).toEqual([[[]], '/notes-images/training/a.png/'])
  })
})

describe('a page of the development server', () => {
  const page = '<html><head><title>x</title></head><body><main class="a">Text.</main></body></html>'
  const answer = (body: string, type = 'text/html; charset=utf-8', status = 200) =>
    new Response(body, { status, headers: { 'Content-Type': type } })
  const ask = async (pathname: string, next: () => Promise<Response> = async () => answer(page)) => {
    const response = (await onRequest({ url: new URL(pathname, 'https://example.org') } as never, next as never)) as Response
    return { status: response.status, text: await response.text() }
  }
  const failing = async (): Promise<Response> => {
    throw new Error('A page without its note.')
  }

  it('passes on as it is while all is well, and before the notebook was read', async () => {
    expect((await ask('/map/')).text).toBe(page)
    setNotebook(notebookOf(['a']))
    expect((await ask('/map/')).text).toBe(page)
  })

  it('has what is wrong before its main part, with the sheet for it', async () => {
    setNotebook(notebookOf(['a'], 'd', [problem('a')]))
    const { text } = await ask('/notes/a/')
    expect(text).toMatch(/problems\.css"><\/head><body><aside class="problems".*a is wrong\..*<\/aside><main class="a">Text\./s)
  })

  it('that is no page, or has another status, keeps it', async () => {
    setNotebook(notebookOf(['a'], 'd', [problem('a')]))
    expect((await ask('/notes/a/', async () => answer('{}', 'application/json'))).text).toBe('{}')
    expect((await ask('/nowhere/', async () => answer(page, 'text/html', 404))).status).toBe(404)
  })

  it('of a note that never was right has nothing but what is wrong', async () => {
    setNotebook(notebookOf(['a'], 'd', [problem('never')]))
    const { text } = await ask('/notes/never/', failing)
    expect(text).toContain('<h1>never</h1>')
    expect(text).toContain('never is wrong.')
  })

  it('of what is gone is not found, and an error of others is thrown while nothing is wrong', async () => {
    setNotebook(notebookOf(['a']))
    expect((await ask('/notes/gone/', failing)).status).toBe(404)
    await expect(ask('/notes/a/', failing)).rejects.toThrow('A page without its note.')
  })

  it('that cannot be shown because of errors elsewhere has them; a file says so in a line', async () => {
    setNotebook(notebookOf(['a'], 'd', [problem('b')]))
    expect((await ask('/about/', failing)).text).toMatch(/<h1>about<\/h1>/)
    expect(await ask('/api/book.json', failing)).toEqual({ status: 503, text: 'The notebook has errors; its pages say which.\n' })
  })
})

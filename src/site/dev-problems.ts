/**
 * Shows in the pages of `npm run dev` what is wrong in the notebook: a panel on the page that it concerns, one line on the others, and a
 * page of its own for what cannot be shown at all. Astro runs this around each page; a build does not have it.
 */
import type { MiddlewareHandler } from 'astro'
import { escapeHtml } from '../notes/text/html.ts'
import { lastNotebook } from './notebook-store.ts'
import { missingAt } from './problem-pages.ts'
import { problemPanel } from './problem-panel.ts'

const sheets = (...names: readonly string[]): string =>
  names.map((name) => `<link rel="stylesheet" href="/src/styles/${name}.css">`).join('')
const html = (body: string): Response => new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })

/** The panel before the page's main part. */
const withPanel = (page: string, panel: string): string =>
  page.replace('</head>', () => `${sheets('problems')}</head>`).replace(/<main\b/, (main) => panel + main)

/** A page with nothing but a title and what is wrong; it reloads itself like any other. */
const barePage = (title: string, panel: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${escapeHtml(title)} · Isoflop</title><link rel="icon" href="/favicon.svg"><script type="module" src="/@vite/client"></script>` +
  `${sheets('site', 'problems')}</head>` +
  `<body><header class="site-header"><a class="brand" href="/">Isoflop</a></header>${panel}` +
  `<main class="plain"><h1>${escapeHtml(title)}</h1></main></body></html>`

export const onRequest: MiddlewareHandler = async ({ url: { pathname } }, next) => {
  const trouble = lastNotebook()
  if (!trouble) return next()
  const panel = problemPanel(decodeURI(pathname), trouble)
  const title = pathname.split('/').findLast((part) => part !== '') ?? 'Isoflop'
  if (missingAt(pathname, trouble.notebook) === 'wrong') return html(barePage(title, panel))
  try {
    const response = await next()
    if (!panel || !response.headers.get('Content-Type')?.startsWith('text/html')) return response
    const { status, headers } = response
    return new Response(withPanel(await response.text(), panel), { status, headers })
  } catch (error) {
    if (missingAt(pathname, lastNotebook()?.notebook ?? trouble.notebook) === 'gone') return new Response(null, { status: 404 })
    if (!panel) throw error
    if (/\.\w+\/?$/.test(pathname)) return new Response('The notebook has errors; its pages say which.\n', { status: 503 })
    return html(barePage(title, panel))
  }
}

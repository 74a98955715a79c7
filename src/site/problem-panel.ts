/** The problems of the notebook as HTML, for the pages of `npm run dev`. Text from contributors is escaped, and characters that cannot be seen are spelt out. */

import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { countProblems, didYouMean, hintOf, visible } from '../diagnostics/writers.ts'
import type { Notebook } from '../notes/notebook/notebook.ts'
import { escapeHtml } from '../notes/text/html.ts'
import { diagnosticAddress } from '../records/address.ts'
import { listPage, type ProblemPage, problemPages } from './problem-pages.ts'

const safe = (text: string): string => escapeHtml(visible(text))
const link = (path: string, text: string): string => `<a href="${escapeHtml(encodeURI(path))}">${safe(text)}</a>`
const at = (file: string, start: Place | undefined): string => safe(file) + (start ? `:${start.line}:${start.column}` : '')

/** As many as anyone mends before saving again. */
const most = 50
const mostLinks = 8

/** The author's line with what is meant marked. */
function excerptOf({ start, end, excerpt }: Diagnostic): string {
  if (!start || excerpt === undefined) return ''
  const from = Math.min(start.column - 1, excerpt.length)
  const to = end?.line === start.line ? Math.max(end.column - 1, from) : end ? excerpt.length : from + 1
  const marked = excerpt.slice(from, to)
  const line = safe(excerpt.slice(0, from)) + (marked && `<mark>${safe(marked)}</mark>`) + safe(excerpt.slice(to))
  return `<pre tabindex="0"><span class="problem-line">${start.line}</span> <code>${line}</code></pre>`
}

function problemItem(problem: Diagnostic): string {
  const { code, level, file, start, message, suggestions = [], related = [] } = problem
  const hint = hintOf(problem)
  return [
    `<li class="problem-${level}">`,
    `<p class="problem-message">${safe(message)}</p>`,
    excerptOf(problem),
    hint ? `<p>Hint: ${safe(hint)}</p>` : '',
    suggestions.length > 0 ? `<p>${safe(didYouMean(suggestions))}</p>` : '',
    ...related.map((place) => `<p>See <code>${at(place.file, place.start)}</code> ${safe(place.message)}</p>`),
    `<p class="problem-place"><code>${at(file, start)}</code> <span>${level}</span> ${link(diagnosticAddress(code), code)}</p>`,
    '</li>',
  ].join('')
}

function problemList(problems: readonly Diagnostic[]): string {
  const rest = problems.length - most
  const more = rest > 0 ? `<p>And ${rest} more, which show when these are mended.</p>` : ''
  return `<ol class="plain-list">${problems.slice(0, most).map(problemItem).join('')}</ol>${more}`
}

/** "The notebook has 2 errors in 1 file: kv-cache. All of them" */
function otherPages(pages: readonly ProblemPage[], subject: string): string {
  if (pages.length === 0) return ''
  const errors = pages.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error'))
  const links = pages.slice(0, mostLinks).map(({ path }) => link(path, path === listPage ? 'other files' : path.split('/').at(-2) || path))
  const more = pages.length > mostLinks ? ', …' : ''
  return `<p class="problems-elsewhere">${subject} ${countProblems(errors)}: ${links.join(', ')}${more}. ${link(listPage, 'All messages')}</p>`
}

/** What one sees under the panel. */
function belowIt(pathname: string, { notes, former }: Notebook): string {
  const id = /^\/notes\/([^/]+)\/$/.exec(pathname)?.[1]
  if (pathname === listPage) return ''
  if (id === undefined) return 'Below is what can be read, and what was last right of the rest.'
  if (former.has(id)) return 'Below is the note as it was when it was last right.'
  const note = notes.find(({ record }) => record.id === id)
  return note && note.parts.length > 0 ? 'Below is what can be shown of it.' : 'Its text is shown once this is mended.'
}

export interface PanelContent {
  readonly notebook: Notebook
  /** Why the notebook could not be read again. */
  readonly failure: string | null
}

/** The panel for the page at this address; empty when all is well. */
export function problemPanel(pathname: string, { notebook, failure }: PanelContent): string {
  const pages = problemPages(notebook)
  const own = pathname === listPage ? notebook.diagnostics : (pages.find(({ path }) => path === pathname)?.problems ?? [])
  const others = pathname === listPage ? [] : pages.filter(({ path }) => path !== pathname)
  const failed =
    failure === null
      ? ''
      : `<h2>The notebook could not be read</h2><p>${safe(failure)}</p><p>Until it can, pages show what was last read.</p>`
  const below = own.length > 0 ? belowIt(pathname, notebook) : ''
  const listed = own.length > 0 ? `<h2>${countProblems(own)}</h2>${below && `<p>${below}</p>`}${problemList(own)}` : ''
  const elsewhere = otherPages(others, listed ? 'Other pages have' : 'The notebook has')
  if (!failed && !listed && !elsewhere) return ''
  const quiet = !failed && !listed ? ' problems-quiet' : ''
  return `<aside class="problems${quiet}" aria-label="What is wrong in the notebook">${failed}${listed}${elsewhere}</aside>`
}

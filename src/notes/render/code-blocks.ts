/**
 * Code blocks in colours: Prism finds the tokens, and they are written here, so that all text is escaped by one function. Classes only.
 * Languages that are not on the list, and long blocks, stay plain.
 */
import { createRequire } from 'node:module'
import { escapeHtml } from '../text/html.ts'

const aliases: ReadonlyMap<string, string> = new Map([
  ['py', 'python'],
  ['js', 'javascript'],
  ['ts', 'typescript'],
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['yml', 'yaml'],
  ['tex', 'latex'],
])
const languages = ['python', 'javascript', 'typescript', 'bash', 'json', 'yaml', 'latex', 'sql', 'c', 'cpp', 'rust']
const longest = 8000

type Content = string | Token | readonly (string | Token)[]
interface Token {
  readonly type: string
  readonly content: Content
}
/** What is used of Prism. */
interface PrismLike {
  readonly languages: Readonly<Record<string, object>>
  readonly tokenize: (text: string, grammar: object) => Content
}
let prism: PrismLike | undefined

/** Prism with the languages of notes; loaded when the first block of code is met. */
function loadPrism(): PrismLike {
  if (prism) return prism
  const require = createRequire(import.meta.url)
  const loaded = require('prismjs') as PrismLike
  const load = require('prismjs/components/index.js') as ((names: readonly string[]) => void) & { silent: boolean }
  load.silent = true
  load(languages)
  prism = loaded
  return loaded
}

const isList = (content: Content): content is readonly (string | Token)[] => Array.isArray(content)

function writeTokens(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content)
  if (isList(content)) return content.map(writeTokens).join('')
  return `<span class="token ${escapeHtml(content.type)}">${writeTokens(content.content)}</span>`
}

/** A block of code as HTML; `language` as written after the fence. */
export function renderCode(text: string, language: string | null | undefined): string {
  const written = /^[a-z0-9+#-]{1,20}$/i.test(language ?? '') ? (language ?? '').toLowerCase() : 'plain'
  const name = aliases.get(written) ?? written
  const grammar = languages.includes(name) && text.length <= longest ? loadPrism().languages[name] : undefined
  const inner = grammar ? writeTokens(loadPrism().tokenize(text, grammar)) : escapeHtml(text)
  return `<pre class="language-${escapeHtml(name)}" tabindex="0"><code class="language-${escapeHtml(name)}">${inner}\n</code></pre>`
}

import { createHash } from 'node:crypto'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { editorialPlugins } from './src/notes/plugins.ts'
import { firstPaint } from './src/site/first-paint.mjs'

/** What every page may load: itself and nothing else. Astro adds the hashes of the scripts and styles of each page. */
const csp = {
  algorithm: 'SHA-256',
  directives: [
    "default-src 'none'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ],
  scriptDirective: { hashes: [`sha256-${createHash('sha256').update(firstPaint).digest('base64')}`] },
}

/** Published cases are tested and printed at build; a browser has no use for them, so scripts carry none. */
const casesStayHome = {
  name: 'isoflop:cases-stay-home',
  transform: {
    filter: { id: /\/src\/calculators\/[\w-]+-cases\.ts$/ },
    handler(code) {
      if (this.environment.name !== 'client') return null
      const names = [...code.matchAll(/export const (\w+)/g)].map(([, name]) => name)
      return { code: names.map((name) => `export const ${name} = []`).join('\n'), map: null }
    },
  },
}

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://isoflop.example',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.cache/astro',
  trailingSlash: 'always',
  compressHTML: true,
  security: { csp },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: 'prism',
    processor: unified({ remarkPlugins: editorialPlugins(), smartypants: false }),
  },
  integrations: [mdx()],
  vite: { plugins: [casesStayHome] },
})

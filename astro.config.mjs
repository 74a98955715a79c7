import { createHash } from 'node:crypto'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import { lateOptimiser } from './scripts/late-optimiser.mjs'
import { siteAddress } from './scripts/site-address.mjs'
import { wholeSite } from './scripts/whole-site.mjs'
import { editorialPlugins } from './src/notes/render/editorial-plugins.ts'
import { usableFolder } from './src/notes/text/cache.ts'
import { devServer } from './src/site/dev-server.ts'
import { firstPaint } from './src/site/first-paint.mjs'
import { notebookReader } from './src/site/loader.ts'
import { searchIndex } from './src/site/search-index.ts'

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

/**
 * What a script asks for ahead of the scripts that it loads later: all that brings a calculator to life, so that it comes in one round
 * trip. For the rest, which waits for a hand, the names of files would weigh more on every page than the round trip saves.
 */
const resolveDependencies = (file, needed, { hostId }) => (file.includes('mount-calculator') || hostId.includes('live-model') ? needed : [])
const askedAhead = {
  name: 'isoflop:asked-ahead',
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: { resolveDependencies } } } : null),
}

/** Preact and the smallest parts of a figure in one file: figures and their panels share them, and small files compress badly. */
const figureParts = {
  name: 'preact',
  test: /node_modules.(preact.(dist|jsx-runtime)|@preact.signals-core)|(widgets.(calculator.(number.tsx|reactive.ts)|chart.chart-scale.ts)|scenario.parameter-book.ts|wording.(input-facts|provenance).ts)/,
}

/** How quantities are printed, which data pages need as well: they have no calculator, so they load no framework. */
const printedQuantities = { name: 'quantities', priority: 1, test: /quantities.(print-quantity|decimal|unit-forms).ts/ }

/**
 * Without `defineConfig`, which only returns it: its module would load Astro's optimiser of SVG files, of which there are none here.
 * @type {import('astro').AstroUserConfig}
 */
export default {
  site: siteAddress(process.env),
  outDir: process.env.OUT_DIR || './dist',
  // Astro fails where it cannot write; a cache is no reason to.
  cacheDir: usableFolder(process.env.CACHE_DIR || './node_modules/.cache/astro', './node_modules/.cache/astro'),
  trailingSlash: 'always',
  compressHTML: true,
  security: { csp },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: 'prism',
    processor: unified({ remarkPlugins: editorialPlugins(), smartypants: false }),
  },
  // What writes into the site comes before it is put in its place.
  integrations: [lateOptimiser(), mdx(), notebookReader(), searchIndex(), devServer(), wholeSite()],
  vite: {
    plugins: [askedAhead],
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [figureParts, printedQuantities] } } } } } },
  },
}

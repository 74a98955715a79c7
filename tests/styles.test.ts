/** Protects the order of the style sheets: layers decide which rule wins, not the order in which files are imported. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '../src')
const styles = join(source, 'styles')
/** layers.css declares the layers, site.css only imports, and problems.css wins over every page that the development server shows it on. */
const outside = ['layers.css', 'site.css', 'problems.css']

const read = (name: string): string => readFileSync(join(styles, name), 'utf8').replace(/\/\*.*?\*\/\n*/gs, '')
const layers = /^@layer (.+);$/m.exec(read('layers.css'))?.[1]?.split(', ') ?? []
/** The layer that holds all of a file but its imports. */
const layerOf = (name: string): string | undefined =>
  /^(?:@import [^\n]+\n+)*@layer (\w+) \{\n(?:(?: {2}[^\n]*)?\n)*\}\n$/.exec(read(name))?.[1]
const sheets = readdirSync(styles).filter((name) => !outside.includes(name))
const importedBy = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/styles\/([\w-]+\.css)'/g)].map(([, name = '']) => name)

describe('A style sheet', () => {
  it.each(sheets)('%s is in a declared layer as a whole', (name) => expect(layers).toContain(layerOf(name)))

  it('of components is named after the folder of src/widgets that acts on its markup, and each folder has one', () => {
    const components = sheets.filter((name) => layerOf(name) === 'components' && name !== 'map-levels.css')
    expect(components).toEqual(readdirSync(join(source, 'widgets')).map((folder) => `${folder}.css`))
  })

  it('that a page loads by itself declares the layers first', () => {
    const pages = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.astro'))
    const loaded = new Set(pages.flatMap((name) => importedBy(join(source, name))))
    expect([...loaded].sort()).toEqual(['data.css', 'home.css', 'map.css', 'site.css'])
    for (const name of loaded) expect(read(name), name).toMatch(/^@import "\.\/layers\.css";\n/)
  })
})

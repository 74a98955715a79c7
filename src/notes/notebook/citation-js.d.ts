/** The part of Citation.js that is used; the packages have no types of their own. */
declare module '@citation-js/core' {
  interface Options {
    readonly forceType?: string
    readonly generateGraph?: boolean
  }
  export class Cite {
    constructor(data: unknown, options?: Options)
    format(output: string, options: Readonly<Record<string, string | boolean>>): string
  }
  export const plugins: {
    readonly input: {
      data(input: unknown, type: string): unknown
      chain(input: unknown, options: Options): unknown
    }
    readonly config: {
      get(plugin: '@csl'): { readonly styles: { get(name: string): string; add(name: string, style: string): void } }
    }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'

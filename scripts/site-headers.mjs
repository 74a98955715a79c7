/** The rules of a site's `_headers`, as Netlify and Cloudflare read them: a path, and the headers of it below, indented. */

/** The rules in a text; `*` at the end of a path stands for all below it. */
export const readRules = (text) =>
  text
    .split(/\n(?=\S)/)
    .map((block) => block.trimEnd().split('\n'))
    .map(([path, ...lines]) => ({
      path: path.trim(),
      headers: lines.flatMap((line) => {
        const [, name, value] = /^\s+([\w-]+):\s*(.+?)\s*$/.exec(line) ?? []
        return name ? [[name, value]] : []
      }),
    }))

const covers = (path, pathname) => (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path)

/** The headers of an address: those of every rule that covers it, one that comes twice with both its values. */
export function headersOf(rules, pathname) {
  const headers = new Headers()
  for (const { path, headers: pairs } of rules) if (covers(path, pathname)) for (const [name, value] of pairs) headers.append(name, value)
  return headers
}

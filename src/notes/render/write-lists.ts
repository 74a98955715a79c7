/** Writers of lists and tables. */
import type { List, ListItem, Table, TableRow } from 'mdast'
import { writeParagraph } from './write-blocks.ts'
import { inBlock, say, type Writing } from './writer-state.ts'

const isLoose = (list: List): boolean => (list.spread ?? false) || list.children.some((item) => item.spread)

function writeItem(w: Writing, item: ListItem, loose: boolean): void {
  const task = typeof item.checked === 'boolean'
  w.html += task
    ? `<li class="task"><input type="checkbox" disabled${item.checked ? ' checked' : ''} aria-label="${item.checked ? 'Done' : 'To do'}"> `
    : '<li>'
  for (const child of item.children) {
    if (child.type === 'paragraph') writeParagraph(w, child, !loose)
    else w.write([child])
  }
  w.html += '</li>\n'
}

export function writeList(w: Writing, node: List): void {
  const start = node.ordered && typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : ''
  const tag = node.ordered ? 'ol' : 'ul'
  w.html += `<${tag}${start}>\n`
  for (const item of node.children) writeItem(w, item, isLoose(node))
  w.html += `</${tag}>\n`
}

function writeRow(w: Writing, row: TableRow, table: Table, cell: 'th' | 'td'): void {
  w.html += '<tr>'
  inBlock(w, () => {
    for (const [index, each] of row.children.entries()) {
      const align = table.align?.[index]
      w.html += `<${cell}${cell === 'th' ? ' scope="col"' : ''}${align ? ` class="align-${align}"` : ''}>`
      if (index > 0 && w.block.text !== '') say(w, ', ')
      w.write(each.children)
      w.html += `</${cell}>`
    }
  })
  w.html += '</tr>\n'
}

export function writeTable(w: Writing, node: Table): void {
  const [head, ...body] = node.children
  w.html += `<div class="table-wrap" tabindex="0" role="region" aria-label="Table ${++w.tables}"><table>\n`
  if (head) {
    w.html += '<thead>\n'
    writeRow(w, head, node, 'th')
    w.html += '</thead>\n'
  }
  if (body.length > 0) w.html += '<tbody>\n'
  for (const row of body) writeRow(w, row, node, 'td')
  w.html += `${body.length > 0 ? '</tbody>\n' : ''}</table></div>\n`
}

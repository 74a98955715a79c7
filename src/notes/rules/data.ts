/** Data sets: a table and its description. `notebook/datasets.ts` checks them while it reads them. */
import type { Rule } from './rule.ts'

export const dataPair: Rule = {
  code: 'data/pair',
  level: 'error',
  title: 'A table without its description, or the reverse',
  explains: 'A data set is two files with one name: the table in .csv, and its columns, units, sources and licence in .yaml.',
  example: 'content/data/chips.csv alone',
  fixed: 'content/data/chips.csv and content/data/chips.yaml',
}

export const dataSyntax: Rule = {
  code: 'data/syntax',
  level: 'error',
  title: 'A table that is not readable as CSV',
  explains: 'Cells are separated by commas; one that holds a comma or a quote stands in quotes, with its own quotes doubled.',
  example: 'gpt-3,"GPT-3" 175B,174.6e9',
  fixed: 'gpt-3,GPT-3 175B,174.6e9',
}

export const dataColumns: Rule = {
  code: 'data/columns',
  level: 'error',
  title: 'Columns that differ from the description',
  explains:
    'The first line of the table names the columns of its description, all of them, in its order. Only a column of numbers has a unit.',
  example: 'id,naem,params',
  fixed: 'id,name,params',
}

export const dataKey: Rule = {
  code: 'data/key',
  level: 'error',
  title: 'No column that names the rows',
  explains: 'The key of a data set is a column of type id: notes and calculators name a row by it.',
  example: 'key: name',
  fixed: 'key: id',
}

export const dataCell: Rule = {
  code: 'data/cell',
  level: 'error',
  title: 'A cell that does not fit its column',
  explains: 'A number is written plainly, 70e9 and not 70B; an empty cell means that the value is not known.',
  example: 'llama-2-70b,Llama 2 70B,70B',
  fixed: 'llama-2-70b,Llama 2 70B,70e9',
}

export const dataDuplicateRow: Rule = {
  code: 'data/duplicate-row',
  level: 'error',
  title: 'Two rows with one id',
  explains: 'A row is named by its id, so each id stands once.',
  example: 'h100-sxm,…\nh100-sxm,…',
  fixed: 'h100-sxm,…\nh100-pcie,…',
}

export const dataPage: Rule = {
  code: 'data/page',
  level: 'error',
  title: 'A page of a data set that names what is not there',
  explains:
    'Under page, a description says which columns the table shows first, which rows stand in the page, what its charts draw and the rows whose sources disagree. Columns and rows are named by their ids; a chart draws numbers, or dates along x; the note of a disputed row says how its sources disagree.',
  example: 'columns: [parms]',
  fixed: 'columns: [params]',
}

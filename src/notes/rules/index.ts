/** All rules, by code: those that the modules of this folder export. A help page is made from each. */
import * as address from './address.ts'
import * as alert from './alert.ts'
import * as attribute from './attribute.ts'
import * as bareNumber from './bare-number.ts'
import * as calculator from './calculator.ts'
import * as citation from './citation.ts'
import * as claim from './claim.ts'
import * as code from './code.ts'
import * as component from './component.ts'
import * as componentUse from './component-use.ts'
import * as data from './data.ts'
import * as date from './date.ts'
import * as file from './file.ts'
import * as fileKind from './file-kind.ts'
import * as fileName from './file-name.ts'
import * as footnote from './footnote.ts'
import * as frontmatter from './frontmatter.ts'
import * as heading from './heading.ts'
import * as html from './html.ts'
import * as image from './image.ts'
import * as imageFile from './image-file.ts'
import * as link from './link.ts'
import * as marks from './marks.ts'
import * as math from './math.ts'
import * as names from './names.ts'
import * as parameter from './parameter.ts'
import * as relation from './relation.ts'
import type { Rule } from './rule.ts'
import * as scenario from './scenario.ts'
import * as source from './source.ts'
import * as table from './table.ts'
import * as text from './text.ts'
import * as thinNote from './thin-note.ts'
import * as tree from './tree.ts'
import * as value from './value.ts'
import * as wikilink from './wikilink.ts'
import * as yaml from './yaml.ts'

/** Every module of this folder that holds rules; what else they export is their checks. */
const modules = [
  address,
  alert,
  attribute,
  bareNumber,
  calculator,
  citation,
  claim,
  code,
  component,
  componentUse,
  data,
  date,
  file,
  fileKind,
  fileName,
  footnote,
  frontmatter,
  heading,
  html,
  image,
  imageFile,
  link,
  marks,
  math,
  names,
  parameter,
  relation,
  scenario,
  source,
  table,
  text,
  thinNote,
  tree,
  value,
  wikilink,
  yaml,
]

const isRule = (exported: unknown): exported is Rule => typeof exported === 'object' && exported !== null && 'explains' in exported

export const rules: readonly Rule[] = modules
  .flatMap((module): readonly unknown[] => Object.values(module))
  .filter(isRule)
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))

/** The one reader of YAML: a text against a strict schema, every problem with its line. Files and the frontmatter of notes are read by it. */
import type { z } from 'astro/zod'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { yamlValue } from '../rules/yaml.ts'
import type { TextFile } from '../text/read-text.ts'
import { problemIn, type Report } from '../text/report.ts'
import { type Path, parseYaml, type YamlDocument, type YamlLayout } from './yaml-document.ts'
import { describeIssue, yamlProblems } from './yaml-issues.ts'

type KnownKeys = (path: Path) => readonly string[]

export interface YamlRead<T> extends YamlDocument {
  /** Null when the text has a mistake. */
  readonly value: T | null
}

/** Parses a text and checks it; every mistake goes to `report`. `knownKeys` are the keys that may stand at a path. */
export function readYamlText<T>(text: string, schema: z.ZodType<T>, layout: YamlLayout, knownKeys: KnownKeys, report: Report): YamlRead<T> {
  const document = parseYaml(text, layout, report)
  if (!document.readable) return { ...document, value: null }
  const { plain, place, hidden } = document
  // Of an empty text, each key is missing that must be there.
  const result = schema.safeParse(plain ?? {}, { reportInput: true, error: describeIssue })
  const problems = yamlProblems(result.error?.issues ?? [], knownKeys)
  for (const { rule, path, of, words } of problems) report(rule, place(path, of), words)
  if (plain === null && problems.length === 0)
    report(yamlValue, place([]), { message: 'There are no keys here.', hint: 'Write lines of the form “key: value”.' })
  return { ...document, value: result.success && plain !== null && !hidden ? result.data : null }
}

export interface YamlValue<T> extends Pick<YamlDocument, 'place'> {
  /** Null when the file has a mistake. */
  readonly value: T | null
  /** As YAML has it, unchecked; undefined when it is not readable. */
  readonly plain: unknown
  readonly diagnostics: readonly Diagnostic[]
}

/** A YAML file, with its mistakes as diagnostics. */
export function readYaml<T>(source: TextFile, schema: z.ZodType<T>, knownKeys: KnownKeys): YamlValue<T> {
  const diagnostics: Diagnostic[] = []
  const report: Report = (...problem) => diagnostics.push(problemIn(source, ...problem))
  const { value, plain, readable, place } = readYamlText(source.text, schema, { startLine: 1 }, knownKeys, report)
  return { value, plain: readable ? plain : undefined, diagnostics, place }
}

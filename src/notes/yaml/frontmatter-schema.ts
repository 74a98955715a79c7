/** The frontmatter of a note as a strict schema: unknown keys are mistakes. Only the form; whether a target exists is asked later. */
import { z } from 'astro/zod'
import { noteKinds, noteStatuses } from '../../records/note.ts'
import { relationKinds } from '../../records/relation.ts'
import type { Path } from './yaml-document.ts'
import { day, id, line, noteId } from './yaml-fields.ts'

const claim = z.strictObject({ id, text: line(400), holds: line(300).optional() })
const relation = z.strictObject({ to: id, kind: z.enum(relationKinds), because: line(400) })

export const frontmatterSchema = z.strictObject({
  title: line(120),
  question: line(200).optional(),
  summary: line(280),
  kind: z.enum(noteKinds),
  status: z.enum(noteStatuses),
  aliases: z.array(line(120)).max(20).default([]),
  claims: z.array(claim).max(20).default([]),
  relations: z.array(relation).max(60).default([]),
  updated: day,
  formerly: z.array(noteId).max(20).default([]),
})

export type Frontmatter = z.infer<typeof frontmatterSchema>

/** The keys that may stand at a path of the frontmatter. */
export function keysAt([first]: Path): readonly string[] {
  if (first === 'claims') return Object.keys(claim.shape)
  return Object.keys(first === 'relations' ? relation.shape : frontmatterSchema.shape)
}

/** A text of a frontmatter that fits its own schema; else empty. */
const fitting = <T extends string>(schema: z.ZodType<T>, value: unknown): T | '' => {
  const read = schema.safeParse(value)
  return read.success ? read.data : ''
}
const keysOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 60) : [])

/**
 * What fits of a frontmatter that has a mistake; see `draft` of `ParsedNote`. When it is not YAML (`whole` is false), a group of keys may
 * have lost some, so that only names are taken.
 */
export function draftOf(plain: unknown, whole: boolean): Frontmatter {
  const given = keysOf(plain)
  const shape = frontmatterSchema.shape
  return {
    title: fitting(shape.title, given['title']),
    summary: fitting(shape.summary, given['summary']),
    kind: 'concept',
    status: 'speculative',
    updated: '',
    aliases: listOf(given['aliases']).map((alias) => fitting(line(120), alias)),
    formerly: listOf(given['formerly']).map((old) => fitting(id, old)),
    claims: listOf(given['claims']).map((each) => {
      const { id: name, holds } = keysOf(each)
      const condition = whole ? fitting(line(300), holds) : ''
      return { id: fitting(id, name), text: '', ...(condition && { holds: condition }) }
    }),
    // Of a kind that no other note's relation can repeat.
    relations: listOf(whole ? given['relations'] : []).map((each) => ({
      to: fitting(id, keysOf(each)['to']),
      kind: 'explains',
      because: '',
    })),
  }
}

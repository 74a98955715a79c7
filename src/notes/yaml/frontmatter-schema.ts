/** The frontmatter of a note as a strict schema: unknown keys are mistakes. Only the form; whether a target exists is asked later. */
import { z } from 'astro/zod'
import { noteKinds, noteStatuses } from '../../records/note.ts'
import { relationKinds } from '../../records/relation.ts'
import { isDay } from './yaml-fields.ts'

/** Lower-case words of letters and digits, joined by hyphens: ids of notes, claims, calculators, data sets. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Names of devices: a file or folder that is called so, with any extension, cannot be made on Windows. */
export const isReserved = (name: string): boolean => /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/.test(name)

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => !value.includes('\n'), { message: 'one line' })
const id = z.string().max(80).regex(idPattern, { message: 'id' })

const claim = z.strictObject({ id, text: text(400), holds: text(300).optional() })
const relation = z.strictObject({ to: id, kind: z.enum(relationKinds), because: text(400) })

export const frontmatterSchema = z.strictObject({
  title: text(120),
  question: text(200).optional(),
  summary: text(280),
  kind: z.enum(noteKinds),
  status: z.enum(noteStatuses),
  aliases: z.array(text(120)).max(20).default([]),
  claims: z.array(claim).max(20).default([]),
  relations: z.array(relation).max(60).default([]),
  updated: z.string().refine(isDay, { message: 'date' }),
  formerly: z
    .array(id.refine((value) => !isReserved(value), { message: 'id' }))
    .max(20)
    .default([]),
})

export type Frontmatter = z.infer<typeof frontmatterSchema>

/** The keys that may stand at a path, for messages about one that may not. */
export const knownKeys: Readonly<Record<'' | 'claims' | 'relations', readonly string[]>> = {
  '': Object.keys(frontmatterSchema.shape),
  claims: Object.keys(claim.shape),
  relations: Object.keys(relation.shape),
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
    aliases: listOf(given['aliases']).map((alias) => fitting(text(120), alias)),
    formerly: listOf(given['formerly']).map((old) => fitting(id, old)),
    claims: listOf(given['claims']).map((each) => {
      const { id: name, holds } = keysOf(each)
      const condition = whole ? fitting(text(300), holds) : ''
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

/** Records for tests and benchmarks: notes with hashed titles, topics and relations, the same every time. */
import { topics } from '../records/note.ts'
import { relationKinds } from '../records/relation.ts'
import type { GraphRecord } from './build-graph.ts'
import { unitHash } from './hash.ts'

const nouns = [
  'Training',
  'Inference',
  'Prompt caching',
  'The KV cache',
  'Agents',
  'Chinchilla-optimal models',
  'Serving',
  'Context',
  'Distillation',
]
const claims = [
  'is a capital cost',
  'grows with every turn',
  'becomes the dominant demand',
  'at scale',
  'and its price',
  'trades latency for throughput',
]

const pick = <T>(list: readonly T[], seed: string): T => list[Math.floor(unitHash(seed) * list.length)] as T

/** A record with everything empty but what is given. */
export function record(id: string, rest: Partial<GraphRecord> = {}): GraphRecord {
  const empty = { aliases: [], formerly: [], relations: [], links: [], citations: [], updated: '2026-11-01', words: 400 }
  return { id, title: id, topic: 'training', kind: 'concept', status: 'supported', summary: `About ${id}.`, ...empty, ...rest }
}

/** `count` notes with 2.5 relations each on average, three of four within their topic, more of them to the first notes of a topic. */
export function records(count: number): GraphRecord[] {
  const ids = Array.from({ length: count }, (_, i) => `note-${i}`)
  return ids.map((id, i) => {
    const topic = topics[i % topics.length] ?? 'training'
    const relations = Array.from({ length: 1 + Math.floor(unitHash(`${id} relations`) * 4) }, (_, k) => {
      const within = unitHash(`${id} within ${k}`) < 0.75
      const pool = ids.filter((other, j) => other !== id && (j % topics.length === i % topics.length) === within)
      const to = pool[Math.floor(pool.length * unitHash(`${id} to ${k}`) ** 2.2)] ?? ''
      return { to, kind: relationKinds[k] ?? 'explains', because: `${pick(nouns, `${id} ${k}`)} ${pick(claims, `${to} ${k}`)}.` }
    })
    const distinct = relations.filter(({ to }) => to !== '')
    return record(id, { title: `${pick(nouns, id)} ${pick(claims, `${id} claim`)} ${i}`, topic, relations: distinct })
  })
}

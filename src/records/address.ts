/** The address of every page and file of the site that is made for a record: one function a kind. Paths from the root, ids as they are. */
import type { LinkKind } from './note.ts'

/** What the addresses of all notes begin with. */
export const notesFolder = '/notes/'
export const noteAddress = (id: string): string => `${notesFolder}${id}/`
export const topicAddress = (topic: string): string => `/topics/${topic}/`
export const calculatorAddress = (id: string): string => `/calculators/${id}/`
/** The calculator alone, for a frame of another page. */
export const embedAddress = (id: string): string => `/embed/${id}/`
/** The calculator as a Python script. */
export const pythonAddress = (id: string): string => `/calculators/${id}.py`
export const parameterAddress = (id: string): string => `/parameters/#${id}`
export const sourceAddress = (key: string): string => `/sources/#${key}`
export const datasetAddress = (id: string): string => `/data/${id}/`
export const csvAddress = (id: string): string => `/data/${id}.csv`
/** A row of a data set; `key` is its value in the column that names the rows. */
export const rowAddress = (set: string, key: string): string => `${datasetAddress(set)}#${key}`
/** A claim in the list of all claims. */
export const claimAddress = (id: string): string => `/claims/#${id}`
/** A claim where its note states it. */
export const statedClaimAddress = (note: string, id: string): string => `${noteAddress(note)}#claim-${id}`
export const diagnosticAddress = (code: string): string => `/diagnostics/${code}/`
export const imageAddress = (topic: string, name: string): string => `/notes-images/${topic}/${name}`
/** The map with a note chosen, or with one topic in view. */
export const mapAddress = (chosen: 'note' | 'topic', id: string): string => `/map/#${chosen}=${id}`
/** A page of a list that is too long for one: `training/3` of the notes, the map's list or the search's index. */
export const listPageAddress = (list: 'notes' | 'map' | 'search', path: string): string => `/${list}/${path}/`

const byKind: Readonly<Record<LinkKind, (id: string) => string>> = {
  note: noteAddress,
  parameter: parameterAddress,
  calculator: calculatorAddress,
  dataset: datasetAddress,
  source: sourceAddress,
}

/** The address of anything that a wikilink can name. */
export const addressOf = (kind: LinkKind, id: string): string => byKind[kind](id)

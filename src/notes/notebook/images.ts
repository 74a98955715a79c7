/** The images of a notebook, and whether each note's images are there. An image stands in the folder of the notes that show it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import type { ParsedNote } from '../../records/note.ts'
import type { Voice } from '../checks/notebook-checks.ts'
import { fileImageMissing, fileImageUnused } from '../rules/image-file.ts'
import type { ContentFile } from '../text/files.ts'
import type { Pixels } from '../text/image-types.ts'
import { problemIn } from '../text/read-text.ts'

export interface NotebookImage {
  readonly path: string
  readonly absolute: string
  readonly topic: string
  /** With its extension, as in `./name.png`. */
  readonly name: string
  readonly size: number
}

/** The images' sizes, by `topic/name.png`. */
export const pixelsOf = (files: readonly ContentFile[]): ReadonlyMap<string, Pixels> =>
  new Map(files.flatMap(({ path, pixels }) => (pixels ? [[path.split('/').slice(-2).join('/'), pixels] as const] : [])))

/**
 * A note with the size of each image in its tag, so that the page keeps its place free. The parser knows a note's own text only and leaves
 * the size out; all text that it writes is escaped, so such a tag is always its own.
 */
export function withSizes(parsed: ParsedNote, pixels: ReadonlyMap<string, Pixels>): ParsedNote {
  if (parsed.images.length === 0) return parsed
  const sized = (html: string): string =>
    html.replace(/<img src="\/notes-images\/([^"]*)" alt="[^"]*"/g, (start, path: string) => {
      const size = pixels.get(path)
      return size ? `${start} width="${size.width}" height="${size.height}"` : start
    })
  return { ...parsed, parts: parsed.parts.map((part) => (part.type === 'html' ? { ...part, html: sized(part.html) } : part)) }
}

const topicOf = (path: string): string => path.split('/').at(-2) ?? ''
/** The images, sorted by path; a missing one is told by the note that shows it, one that no note shows by its file. */
export function checkImages(files: readonly ContentFile[], voices: readonly Voice[], diagnostics: Diagnostic[]): readonly NotebookImage[] {
  const images = files
    .filter(({ kind }) => kind === 'image')
    .map(({ path, absolute, size }): NotebookImage => ({ path, absolute, size, topic: topicOf(path), name: path.split('/').at(-1) ?? '' }))
  const known = new Set(images.map(({ topic, name }) => `${topic}/${name}`))
  const shown = new Set<string>()
  for (const voice of voices) {
    const { topic } = voice.note.record
    for (const { name, place } of voice.note.parsed.images) {
      shown.add(`${topic}/${name}`)
      const refused = diagnostics.some(({ file }) => file.endsWith(`/notes/${topic}/${name}`))
      if (known.has(`${topic}/${name}`) || refused) continue
      const there = images.filter((image) => image.topic === topic).map((image) => image.name)
      voice.tell(
        fileImageMissing,
        place,
        {
          message: `The image ./${name} is not beside this note.`,
          hint: `Put it in notes/${topic}/.`,
          suggestions: nearest(name, there),
        },
        /^!\[[^\]]*\]\([^)]*\)/,
      )
    }
  }
  for (const { path, topic, name } of images) {
    if (!shown.has(`${topic}/${name}`))
      diagnostics.push(
        problemIn(
          { file: path, lines: [] },
          fileImageUnused,
          {},
          { message: 'No note shows this image.', hint: 'Show it with ![what one sees](./name), or take it out.' },
        ),
      )
  }
  return images
}

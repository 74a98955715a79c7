/** The images of a notebook. An image stands in the folder of the notes that show it. */
import type { ParsedNote } from '../../records/note.ts'
import type { ContentFile } from '../text/files.ts'
import type { Pixels } from '../text/image-types.ts'
import type { NotebookImage } from './contents.ts'

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

/** The images among the files, sorted by path. */
export const imagesAmong = (files: readonly ContentFile[]): readonly NotebookImage[] =>
  files
    .filter(({ kind }) => kind === 'image')
    .map(({ path, absolute, size }) => ({ path, absolute, size, topic: topicOf(path), name: path.split('/').at(-1) ?? '' }))

/** The images of a notebook. An image stands in the folder of the notes that show it. */
import type { ParsedNote } from '../../records/note.ts'
import type { ContentFile } from '../text/files.ts'
import type { Pixels } from '../text/image-types.ts'
import type { NotebookImage } from './contents.ts'

/** The sizes of images in pixels, by `topic/name.png`. */
export const pixelsOf = (files: readonly ContentFile[]): ReadonlyMap<string, Pixels> =>
  new Map(files.flatMap(({ path, pixels }) => (pixels ? [[path.split('/').slice(-2).join('/'), pixels] as const] : [])))

/**
 * Adds the size of each image to its tag in the HTML of a note, so that a page reserves the space. The parser knows only the note's own text,
 * so it leaves the size out. It escapes all other text, so only tags that it wrote match.
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

/** The images of a notebook, and whether each note's images are there. An image stands in the folder of the notes that show it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/near.ts'
import type { Voice } from './across.ts'
import type { ContentFile } from './files.ts'
import { fileImageMissing } from './rules/file-image-missing.ts'
import { fileImageUnused } from './rules/file-image-unused.ts'
import { problemIn } from './text-file.ts'

export interface NotebookImage {
  readonly path: string
  readonly absolute: string
  readonly topic: string
  /** With its extension, as in `./name.png`. */
  readonly name: string
  readonly size: number
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
      if (known.has(`${topic}/${name}`)) continue
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

/** Files of images: what they hold, which `text/image-types.ts` reads, and whether notes show them. */
import { nearest } from '../../diagnostics/near.ts'
import type { NotebookChecks } from '../checks/notebook-context.ts'
import type { Rule } from './rule.ts'

export const fileImageContent: Rule = {
  code: 'file/image-content',
  level: 'error',
  title: 'An image that is not what its name says',
  explains:
    'An image must begin as its format does, say its size, and end where its parts say. A page that is called .png would be sent to readers as it is.',
  example: 'chart.png, which holds HTML',
  fixed: 'chart.png, which holds a PNG image',
}

export const fileImageMoves: Rule = {
  code: 'file/image-moves',
  level: 'error',
  title: 'An image that moves',
  explains:
    'What moves beside a text cannot be stopped by its reader, and a printed page has one picture of it. Show one picture, or two side by side; what one should play with is a calculator.',
  example: 'loop.webp, an animation',
  fixed: 'loop.webp, one picture',
}

export const fileImageSize: Rule = {
  code: 'file/image-size',
  level: 'error',
  title: 'An image with too many pixels, or none',
  explains:
    'An image has at most 4,096 pixels a side and 8.4 million in all. A small file can hold many more, and a reader’s browser needs four bytes of memory for each. Save it smaller: text is 700 pixels wide, twice or three times that on a dense screen.',
  example: 'chart.png, 22000 × 22000 pixels',
  fixed: 'chart.png, 2000 × 1200 pixels',
}

export const fileImageMissing: Rule = {
  code: 'file/image-missing',
  level: 'error',
  title: 'An image that does not exist',
  explains: 'An image stands beside the note that shows it, in the same folder.',
  example: '![Sharding](./shardign.png)',
  fixed: '![Sharding](./sharding.png)',
}

export const fileImageUnused: Rule = {
  code: 'file/image-unused',
  level: 'warning',
  title: 'An image that no note shows',
  explains: 'It would be kept and published for nobody.',
  example: 'content/notes/training/old-chart.png',
  fixed: '![The chart](./old-chart.png)',
}

/** A missing image is reported on the note that shows it, one that no note shows on its file. */
export const notebookChecks: NotebookChecks = ({ images, refused, reportIn }) => {
  const known = new Set(images.map(({ topic, name }) => `${topic}/${name}`))
  const shown = new Set<string>()
  return {
    note({ record: { topic }, parsed, report }) {
      for (const { name, place } of parsed.images) {
        shown.add(`${topic}/${name}`)
        if (known.has(`${topic}/${name}`) || refused.some(({ file }) => file.endsWith(`/notes/${topic}/${name}`))) continue
        const there = images.filter((image) => image.topic === topic).map((image) => image.name)
        report(
          fileImageMissing,
          { start: place, mark: /^!\[[^\]]*\]\([^)]*\)/ },
          {
            message: `The image ./${name} is not beside this note.`,
            hint: `Put it in notes/${topic}/.`,
            suggestions: nearest(name, there),
          },
        )
      }
    },
    end() {
      const words = { message: 'No note shows this image.', hint: 'Show it with ![what one sees](./name), or take it out.' }
      for (const { path, topic, name } of images)
        if (!shown.has(`${topic}/${name}`)) reportIn({ file: path, lines: [] })(fileImageUnused, {}, words)
    },
  }
}

/** `npm run --silent calc -- …`: one calculator on the terminal, from the notebook in CONTENT_DIR (default `content`). */
import { visibleLines } from '../diagnostics/writers.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { calculate } from './calc-command.ts'

const folder = process.env['CONTENT_DIR'] ?? 'content'
const { book, diagnostics } = await readBook(folder)
const mistakes = diagnostics.filter(({ level }) => level === 'error').length
if (mistakes > 0)
  process.stderr.write(
    visibleLines(
      `calc: ${folder} has ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}, so values may be missing; npm run check lists them.\n`,
    ),
  )
const { code, out, error } = calculate(process.argv.slice(2), book)
process.stdout.write(out)
process.stderr.write(error)
process.exitCode = code

/** The range of a result, worked out in short slices, so that the page responds in between. */
import { sampling } from '../../scenario/monte-carlo.ts'
import { type NoRange, type ResultRange, rangeOf } from '../../scenario/result-range.ts'
import { inTimeSlices } from '../page/time-slices.ts'

/** Null when nobody wants it any more. What is given and assumed is taken as known. */
export async function rangeInSlices(
  output: string,
  stopped: () => boolean,
  ...[calculator, given, assumptions, book, catalogue]: Parameters<typeof sampling>
): Promise<ResultRange | NoRange | null> {
  const steps = sampling(calculator, given, assumptions, book, catalogue)
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
  const samples = await inTimeSlices(steps, { now: () => performance.now(), pause, stopped })
  return samples && rangeOf(samples, output, book)
}

/** The panel of uncertainty drawn at build, for a page that no script follows. Never imported by a script of a page. */
import { renderToString } from 'preact-render-to-string'
import { sample, usualSampling } from '../../scenario/monte-carlo.ts'
import type { Place } from './uncertainty-facts.ts'
import { uncertaintyFacts } from './uncertainty-facts.ts'
import { UncertaintyView } from './uncertainty-view.tsx'

/** Of the main output, with the first seed. */
export const drawUncertainty = (place: Place): string => {
  const { calculator, given, assumptions, book, catalogue } = place
  const samples = sample(calculator, given, assumptions, book, catalogue, usualSampling)
  const ignore = () => undefined
  const actions = { choose: ignore, drawAgain: ignore }
  return renderToString(
    <UncertaintyView facts={uncertaintyFacts(place, samples, calculator.main)} book={book} fan={null} stale={false} actions={actions} />,
  )
}

/** A typeset number and a sentence of them, as markup. */
import type { Sentence, Typeset } from '../quantities/print-quantity.ts'

export const TypesetText = ({ of: { before, number, exponent, after } }: { readonly of: Typeset }) => (
  <>
    {`${before}${number}`}
    {exponent !== null && <sup>{exponent}</sup>}
    {after}
  </>
)

export const SentenceText = ({ of }: { readonly of: Sentence }) => (
  <>
    {of.map((part) =>
      typeof part === 'string' ? (
        part
      ) : (
        <strong class="figure-number">
          <TypesetText of={part} />
        </strong>
      ),
    )}
  </>
)

/** The answer row of a search: a question that a calculator can answer, its number, the inputs it took, and the way into the calculator. */

import { outputsOf } from '../../scenario/calculator-lookup.ts'
import { answerQuestion, answerReasons } from '../../search/answers/answer.ts'
import { parseQuestion } from '../../search/answers/question.ts'
import { rangeSentence } from '../../wording/range-words.ts'
import { loadModel } from '../calculator/live-model.ts'
import { rangeInSlices } from '../calculator/range-in-slices.ts'
import { element } from '../page/element.ts'
import { fetchBook } from '../page/fetch-book.ts'
import { sentenceNodes, typesetNodes } from '../prose/typeset-nodes.ts'

/** Null when the text is no such question. The reader's scenario counts. */
export async function answerRow(text: string, name: string): Promise<HTMLElement | null> {
  const question = parseQuestion(text, await fetchBook())
  if (!question) return null
  const { book, catalogue, assumptions } = await loadModel([question.calculator])
  const answer = answerQuestion(question, catalogue, book, assumptions)
  if (!answer) return null
  const { calculator, label, value, sentence, url, given, number } = answer
  const output = outputsOf(calculator)[question.output]
  const never = () => false
  const range =
    output && typeof number === 'number'
      ? await rangeInSlices(question.output, never, calculator, given, assumptions, book, catalogue)
      : null
  return element(
    'a',
    {
      href: url,
      tabindex: '-1',
      role: 'option',
      class: `answer-row topic-${calculator.topic}`,
      id: `${name}-0`,
      'aria-selected': 'false',
      'data-text': text.trim(),
    },
    element('span', { class: 'answer-label' }, label),
    element('span', { class: 'result-place' }, `Answer · ${calculator.title}`),
    element('span', { class: 'answer-number' }, ...typesetNodes(value)),
    ...(sentence ? [element('span', { class: 'result-text' }, ...sentenceNodes(sentence))] : []),
    ...(output && range ? [element('span', { class: 'result-text' }, ...sentenceNodes(rangeSentence(range, output)))] : []),
    ...answerReasons(answer).map((reason) => element('span', { class: 'answer-inputs' }, reason)),
  )
}

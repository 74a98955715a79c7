/** Typeset numbers as DOM nodes. */
import type { Sentence, Typeset } from '../../quantities/print-quantity.ts'
import { element } from '../page/element.ts'

export const typesetNodes = ({ before, number, exponent, after }: Typeset): readonly Node[] => {
  const nodes: Node[] = [document.createTextNode(`${before}${number}`)]
  if (exponent !== null) nodes.push(element('sup', {}, exponent))
  if (after !== '') nodes.push(document.createTextNode(after))
  return nodes
}

export const sentenceNodes = (sentence: Sentence): readonly Node[] =>
  sentence.flatMap((part) => (typeof part === 'string' ? [document.createTextNode(part)] : typesetNodes(part)))

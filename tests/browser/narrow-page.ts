/** What tests of narrow windows ask of a page: how far it is too wide, all that is folded open, long words where an author's stand. */
import type { Page } from 'playwright-core'

export const over = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
export const openFolded = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

/** A word, an address and an identifier that no window of a phone holds. */
const longWord = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(6)
const longAddress = `https://example.org/${'a-very-long-path-without-end/'.repeat(5)}`
const longName = 'a_very_long_identifier_'.repeat(6)

/** Puts them where words of an author stand: in place of the first long word of each text. Numbers, their units and the site's own controls are not an author's. */
export const flood = (page: Page, root = 'main') =>
  page.evaluate(
    ({ root, words }) => {
      const ours = '.value, .parameter, .figure-number, .unit, .number, .best, .visually-hidden, svg, math, option, button, script, style'
      const walker = document.createTreeWalker(document.querySelector(root) ?? document.body, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      let count = 0
      for (const text of texts)
        if (/\p{L}{4}/u.test(text.data) && !text.parentElement?.closest(ours))
          text.data = text.data.replace(/\p{L}{4,}/u, words[count++ % words.length] ?? '')
      return count
    },
    { root, words: [longWord, longAddress, longName] },
  )

export const phone = (width: number, height = 844) => ({ viewport: { width, height }, hasTouch: true })

import type { Page } from 'playwright-core'

/** The texts that are seen, and their contrast on white by the formula of WCAG 2. */
export const palest = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const light = (colour: string): number => {
      if (!canvas) throw new Error('The browser has no canvas.')
      canvas.fillStyle = '#fff'
      canvas.fillRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
        const share = byte / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: { text: string; contrast: number }[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const parent = text.parentElement
      if (!parent?.checkVisibility({ visibilityProperty: true }) || text.data.trim() === '') continue
      const { color, fill } = getComputedStyle(parent)
      const contrast = 1.05 / (light(parent instanceof SVGElement ? fill : color) + 0.05)
      if (contrast < 7) found.push({ text: text.data.trim().slice(0, 40), contrast: Math.round(contrast * 10) / 10 })
    }
    const grounds = [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor)
    return { found: found.slice(0, 5), white: grounds.every((ground) => ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground)) }
  })

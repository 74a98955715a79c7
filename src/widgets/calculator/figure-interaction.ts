/** What a hand on a figure needs, and the drawing of the figure does not. */

export { typingIn } from './field-keys.ts'
export { closeSigns, followRecord, saveCsv } from './figure-actions.ts'

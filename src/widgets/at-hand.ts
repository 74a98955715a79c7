/** What a hand on a figure needs, and the drawing of the figure does not. */
export { closeSigns, followRecord, saveCsv } from './figure-actions.ts'
export { typingIn } from './type-in-field.ts'

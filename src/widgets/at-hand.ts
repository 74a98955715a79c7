/** What a hand on a figure needs, and the drawing of the figure does not. */
export { act, closeSigns, followRecord } from './figure-actions.ts'
export { typingIn } from './type-in-field.ts'

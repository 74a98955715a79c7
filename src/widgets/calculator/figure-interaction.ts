/** Code that a figure needs only once the reader interacts with it. */

export { fieldKeys } from './field-keys.ts'
export { closeSigns, followRecord, saveCsv } from './figure-actions.ts'

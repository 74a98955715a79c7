/** Loads the code for the reader's interaction with a figure, once. */
import { once } from '../page/once.ts'

export const loadFigureInteraction = once(() => import('./figure-interaction.ts'))

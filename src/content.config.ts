/** The collections of the site. `loader.ts` says what an entry holds. */
import { defineCollection } from 'astro:content'
import { notebookLoader } from './site/loader.ts'

export const collections = { notebook: defineCollection({ loader: notebookLoader() }) }

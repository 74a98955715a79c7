/** The collections of the site. `loader.ts` says what an entry holds. */
import { defineCollection } from 'astro:content'
import { requireLoader } from './site/notebook-store.ts'

export const collections = { notebook: defineCollection({ loader: requireLoader() }) }

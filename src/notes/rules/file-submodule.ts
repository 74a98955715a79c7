/** file/submodule: a repository inside the notebook. */
import type { Rule } from './rule.ts'

export const fileSubmodule: Rule = {
  code: 'file/submodule',
  level: 'error',
  title: 'A repository inside the notebook',
  explains: 'A submodule brings files that the pull request does not show. Add the files themselves.',
  example: 'content/notes/training/.git',
  fixed: 'content/notes/training/loop.mdx',
}

/** What an entry of a folder is. `text/files.ts` checks it while it lists a notebook. */
import type { Rule } from './rule.ts'

export const fileSymlink: Rule = {
  code: 'file/symlink',
  level: 'error',
  title: 'A symbolic link',
  explains: 'A link can lead out of the notebook, to files that are nobody’s notes. Only regular files are read.',
  example: 'content/notes/training/loop.mdx → /etc/passwd',
  fixed: 'content/notes/training/loop.mdx, the file itself',
}

export const fileNotRegular: Rule = {
  code: 'file/not-regular',
  level: 'error',
  title: 'Neither a file nor a folder',
  explains: 'Pipes, sockets and devices are not notes.',
  example: 'prw-r--r--  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}

export const fileExecutable: Rule = {
  code: 'file/executable',
  level: 'error',
  title: 'A file that is marked as a program',
  explains: 'Nothing in a notebook is run, so nothing needs the mark. Take it off with chmod -x.',
  example: '-rwxr-xr-x  content/notes/training/loop.mdx',
  fixed: '-rw-r--r--  content/notes/training/loop.mdx',
}

export const fileSubmodule: Rule = {
  code: 'file/submodule',
  level: 'error',
  title: 'A repository inside the notebook',
  explains: 'A submodule brings files that the pull request does not show. Add the files themselves.',
  example: 'content/notes/training/.git',
  fixed: 'content/notes/training/loop.mdx',
}

export const fileTooLarge: Rule = {
  code: 'file/too-large',
  level: 'error',
  title: 'A file that is too large',
  explains: 'A note is at most 64 KiB and an image at most 1 MB: readers load them, often on a phone.',
  example: 'photo.png, 4 MB',
  fixed: 'photo.webp, 200 kB',
}

/**
 * Layer 0: which files of a notebook are read at all. Known folders, known extensions, plain names, regular files, bounded sizes;
 * anything else is refused by its name, and nothing refused is ever opened. What is inside a file is not judged here, but for the
 * header of an image.
 */

import { constants, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { topics } from '../../records/note.ts'
import { fileMissing } from '../rules/file.ts'
import { fileExecutable, fileNotRegular, fileSubmodule, fileSymlink, fileTooLarge } from '../rules/file-kind.ts'
import { fileExtension, fileFolder, fileName } from '../rules/file-name.ts'
import { fileImageContent, fileImageMoves, fileImageSize } from '../rules/image-file.ts'
import type { Rule } from '../rules/rule.ts'
import { isReserved } from '../yaml/yaml-fields.ts'
import { attempt } from './guarded.ts'
import { type ImageRead, imageExtensions, imageLimits, type Pixels, readImage } from './image-types.ts'
import { isLitter } from './litter.ts'
import { problemIn, type Words } from './report.ts'

export type FileKind = 'note' | 'image' | 'source' | 'parameter' | 'data' | 'table' | 'scenario' | 'later'

export interface ContentFile {
  /** From the folder that holds the notebook, with slashes: `content/notes/training/training-loop.mdx`. */
  readonly path: string
  readonly absolute: string
  readonly kind: FileKind
  /** The name without its extension. */
  readonly name: string
  readonly size: number
  /** Of an image. */
  readonly pixels?: Pixels
}

interface Folder {
  /** Extension → what such a file is. */
  readonly files: Readonly<Record<string, FileKind>>
  readonly folders?: Readonly<Record<string, Folder>>
}

const images: Readonly<Record<string, FileKind>> = Object.fromEntries(imageExtensions.map((extension) => [extension, 'image']))
const later: Folder = { files: { yaml: 'later', mdx: 'later' } }
/** The notebook's shape. */
const root: Folder = {
  files: {},
  folders: {
    notes: { files: {}, folders: Object.fromEntries(topics.map((topic) => [topic, { files: { mdx: 'note', ...images } }])) },
    sources: { files: { bib: 'source' } },
    parameters: { files: { yaml: 'parameter' } },
    data: { files: { yaml: 'data', csv: 'table' } },
    scenarios: { files: { yaml: 'scenario' } },
    discussions: later,
    paths: later,
  },
}

const KiB = 1024
/** Bytes a file of each kind may have. */
const limits: Readonly<Record<FileKind, number>> = {
  note: 64 * KiB,
  image: 1000 * 1000,
  source: 256 * KiB,
  parameter: 64 * KiB,
  data: 64 * KiB,
  table: 1024 * KiB,
  scenario: 64 * KiB,
  later: 64 * KiB,
}

const plainName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const bytesText = (bytes: number): string => (bytes < 10_000 ? `${bytes} bytes` : `${Math.ceil(bytes / KiB)} KiB`)

type Problem = Words & { readonly rule: Rule }

/** What is wrong with an entry's kind, before its name or place is looked at. */
function wrongKind(stats: Stats): Problem | null {
  if (stats.isSymbolicLink())
    return {
      rule: fileSymlink,
      message: 'This is a symbolic link, and it could lead out of the notebook.',
      hint: 'Put the file itself here.',
    }
  if (!stats.isFile() && !stats.isDirectory())
    return { rule: fileNotRegular, message: 'This is neither a file nor a folder.', hint: 'Remove it.' }
  if (stats.isFile() && (stats.mode & 0o111) !== 0) {
    return {
      rule: fileExecutable,
      message: 'This file is marked as a program that can be run.',
      hint: 'Take the mark off: chmod -x, or git update-index --chmod=-x.',
    }
  }
  return null
}

function wrongName(name: string, kind: 'file' | 'folder'): Problem | null {
  if (isReserved(name))
    return {
      rule: fileName,
      message: `“${name}” is the name of a device on Windows, with any extension, so nobody there could fetch the notebook.`,
      hint: `Add a word or a number to it, such as “${name}-2”.`,
    }
  if (plainName.test(name)) return null
  const better = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return {
    rule: fileName,
    message: `A ${kind}’s name is its address, so it has lower-case letters a to z, digits and single hyphens only.`,
    hint: better ? `Rename it to “${better}”.` : 'Rename it.',
  }
}

function wrongFolder(name: string, parent: Folder, inside: string): Problem {
  if (name === '.git')
    return {
      rule: fileSubmodule,
      message: 'This folder is a git repository of its own.',
      hint: 'Add the files themselves, not a submodule.',
    }
  const known = Object.keys(parent.folders ?? {})
  const hint = known.length > 0 ? `The folders here are ${listed(known)}.` : `${inside} has no folders inside it.`
  return { rule: fileFolder, message: `The notebook has no folder “${name}” in ${inside}.`, hint, suggestions: nearest(name, known) }
}

function wrongExtension(extension: string, parent: Folder, inside: string): Problem {
  const known = Object.keys(parent.files)
  const accepted =
    known.length > 0
      ? `${inside} takes ${listed(known.map((each) => `.${each}`))} files.`
      : `${inside} takes folders only: ${listed(Object.keys(parent.folders ?? {}))}.`
  const svg = extension === 'svg' ? 'An SVG can hold scripts, so a drawing comes as .png or .webp. ' : ''
  const what = extension ? `A .${extension} file` : 'A file without an extension'
  return { rule: fileExtension, message: `${what} is not read in ${inside}.`, hint: svg + accepted }
}

function wrongSize(size: number, kind: FileKind): Problem | null {
  const limit = limits[kind]
  if (size <= limit) return null
  const advice = kind === 'note' ? 'One idea a note: split it.' : kind === 'image' ? 'Save it smaller, or as .webp or .avif.' : 'Split it.'
  return { rule: fileTooLarge, message: `This file has ${bytesText(size)}; the most is ${bytesText(limit)}.`, hint: advice }
}

/** Opens without following a link, should the file have become one since it was looked at. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** The bytes of a listed file. */
export const readContent = ({ absolute }: Pick<ContentFile, 'absolute'>): Buffer =>
  readFileSync(absolute, { flag: readOnly as unknown as string })

const count = (value: number): string => value.toLocaleString('en')

function wrongImage(read: ImageRead, extension: string): Problem | null {
  if (read.ok) return null
  if (read.wrong === 'size') {
    const { width, height } = read.pixels
    const most = `${count(imageLimits.side)} a side and ${(imageLimits.pixels / 1e6).toFixed(1)} million in all`
    const message = `This image has ${count(width)} × ${count(height)} pixels; the most is ${most}.`
    return { rule: fileImageSize, message, hint: 'Save it smaller; 2,000 pixels are as wide as a page shows.' }
  }
  if (read.wrong === 'moves') return { rule: fileImageMoves, message: 'This image moves.', hint: 'Save one of its pictures.' }
  return {
    rule: fileImageContent,
    message:
      read.wrong === 'format'
        ? `The bytes of this file are not those of a .${extension} image.`
        : `This .${extension} image is damaged: its header cannot be read, or it does not end where it should.`,
    hint: 'Save it again in the format that its name says, or mend the extension.',
  }
}

/**
 * The files of the notebook in `dir`, sorted by path, and what was refused. Reads folder entries and their status, and images.
 */
export function listFiles(dir: string): { readonly files: readonly ContentFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const files: ContentFile[] = []
  const diagnostics: Diagnostic[] = []
  const top = resolve(dir)
  const refuse = (file: string, { rule, ...words }: Problem) => diagnostics.push(problemIn({ file, lines: [] }, rule, {}, words))

  const visitFile = (absolute: string, path: string, entry: string, stats: Stats, parent: Folder, inside: string): void => {
    const dot = entry.lastIndexOf('.')
    const name = dot > 0 ? entry.slice(0, dot) : entry
    const extension = dot > 0 ? entry.slice(dot + 1) : ''
    const kind = Object.hasOwn(parent.files, extension) ? parent.files[extension] : undefined
    if (entry === '.git') return void refuse(path, wrongFolder(entry, parent, inside))
    if (!kind) return void refuse(path, wrongExtension(extension, parent, inside))
    const problem = wrongName(name, 'file') ?? wrongSize(stats.size, kind)
    if (problem) return void refuse(path, problem)
    const file = { path, absolute, kind, name, size: stats.size }
    if (kind !== 'image') return void files.push(file)
    const image = readImage(extension, readContent(file))
    const wrong = wrongImage(image, extension)
    if (wrong) return void refuse(path, wrong)
    files.push({ ...file, ...(image.ok && { pixels: image.pixels }) })
  }

  const visit = (absolute: string, path: string, folder: Folder): void => {
    const entries = attempt(path, diagnostics, () => readdirSync(absolute).sort()) ?? []
    for (const entry of entries)
      if (!isLitter(entry))
        attempt(`${path}/${entry}`, diagnostics, () => visitEntry(join(absolute, entry), `${path}/${entry}`, entry, folder, path))
  }

  const visitEntry = (absolute: string, path: string, entry: string, folder: Folder, inside: string): void => {
    // A name that is not UTF-8 is listed with U+FFFD in it, and nothing has that name.
    const stats = lstatSync(absolute, { throwIfNoEntry: false })
    if (!stats)
      return void refuse(path, wrongName(entry, 'file') ?? { rule: fileMissing, message: 'This file went away.', hint: 'Run this again.' })
    const wrong = wrongKind(stats)
    if (wrong) return void refuse(path, wrong)
    if (stats.isFile()) {
      visitFile(absolute, path, entry, stats, folder, inside)
      return
    }
    const inner = Object.hasOwn(folder.folders ?? {}, entry) ? folder.folders?.[entry] : undefined
    if (inner) visit(absolute, path, inner)
    else refuse(path, wrongFolder(entry, folder, inside))
  }

  const name = basename(top)
  const stats = attempt(name, diagnostics, () => lstatSync(top, { throwIfNoEntry: false }))
  if (stats === null) return { files, diagnostics }
  if (!stats)
    refuse(name, {
      rule: fileMissing,
      message: `There is no folder “${dir}”.`,
      hint: 'Name the folder that holds the notebook, such as content.',
    })
  else if (!stats.isDirectory())
    refuse(
      name,
      wrongKind(stats) ?? { rule: fileMissing, message: `“${dir}” is not a folder.`, hint: 'Name the folder that holds the notebook.' },
    )
  else visit(top, name, root)
  return { files, diagnostics }
}

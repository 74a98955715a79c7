/** Files that file managers and editors leave behind, beside what they edit or while they write it. They are never read, so not an error. */
const litterNames = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.obsidian', '.trash', '.vscode', '.idea', '4913'])
const litterForms = [
  /~$/, // Copies of most editors.
  /^\.?#/, // Emacs: locks, and what is not saved yet.
  /^\..*\.sw[a-z]$/, // Vim and nano, while a file is open.
  /^\.(?:_|goutputstream-|fuse_hidden|nfs)/, // macOS, GNOME, and network drives.
  /\.(?:tmp|vsctmp|kate-swp|crswap)(?:[.-]?\d+)?$/, // A file before it takes its name.
  /___jb_(?:tmp|old)___$/, // JetBrains, the same.
  /^sed\w{6}$/, // sed -i, the same.
]
/** Whether a file or folder of this name is passed over. */
export const isLitter = (name: string): boolean => litterNames.has(name) || litterForms.some((form) => form.test(name))

/** The way to the map's script, in a file of its own so that no other page carries the list of what the map loads. */
export const startMap = async (page: HTMLElement): Promise<void> => (await import('./map.ts')).startMap(page)

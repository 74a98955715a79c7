export const editorialPlugins = []

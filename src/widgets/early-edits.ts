/**
 * What a reader did to a page's controls before their script came. They are built with their defaults, so what differs is the reader's, be it
 * made just now or put back by the browser on the way back to the page.
 */

type Field = HTMLInputElement | HTMLSelectElement

const chosenAtBuild = ({ options }: HTMLSelectElement): number =>
  Math.max(
    0,
    [...options].findIndex((option) => option.defaultSelected),
  )

export const wasEdited = (field: Field): boolean => {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== chosenAtBuild(field)
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue
}

export const fieldsIn = (root: ParentNode): readonly Field[] => [...root.querySelectorAll<Field>('input, select')]

export const hasEdits = (root: ParentNode): boolean => fieldsIn(root).some(wasEdited)

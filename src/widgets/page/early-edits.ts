/**
 * Edits of controls from before their script ran. The build writes controls with their defaults, so a control that differs was edited by the
 * reader, or restored by the browser after a navigation back.
 */

type Field = HTMLInputElement | HTMLSelectElement

const chosenAtBuild = ({ options }: HTMLSelectElement): number =>
  Math.max(
    0,
    [...options].findIndex((option) => option.defaultSelected),
  )

export const wasEdited = (field: Field): boolean => {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== chosenAtBuild(field)
  return /^(?:checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

export const fieldsIn = (root: ParentNode): readonly Field[] => [...root.querySelectorAll<Field>('input, select')]

export const hasEdits = (root: ParentNode): boolean => fieldsIn(root).some(wasEdited)

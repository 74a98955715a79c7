/** What components name: calculators, data sets, parameters, claims. */
import type { Rule } from './rule.ts'

export const calculatorUnknown: Rule = {
  code: 'calculator/unknown',
  level: 'error',
  title: 'A calculator that does not exist',
  explains: 'A calculator is named by its id, such as training-run.',
  example: '<Calculator id="training-rum" />',
  fixed: '<Calculator id="training-run" />',
}

export const calculatorInput: Rule = {
  code: 'calculator/input',
  level: 'error',
  title: 'An input that the calculator does not take, or cannot',
  explains:
    'Inputs are named as in the calculator’s page, and each value is read in the unit of its input and must be possible: a share is 40% or 0.4, a size 70B.',
  example: '<Calculator id="training-run" params="seventy" />',
  fixed: '<Calculator id="training-run" params="70B" />',
}

export const parameterUnknown: Rule = {
  code: 'parameter/unknown',
  level: 'error',
  title: 'A parameter that does not exist',
  explains: 'A parameter is named by its id in content/parameters.',
  example: '<Parameter id="gpuPrice" />',
  fixed: '<Parameter id="gpuHourPrice" />',
}

export const dataUnknown: Rule = {
  code: 'data/unknown',
  level: 'error',
  title: 'A data set that does not exist',
  explains: 'A data set is named by its file in content/data, without the extension.',
  example: '<Dataset id="accelerator" />',
  fixed: '<Dataset id="accelerators" />',
}

export const dataColumnUnknown: Rule = {
  code: 'data/column-unknown',
  level: 'error',
  title: 'A column that the data set does not have',
  explains: 'The view of a data set names its columns, in the order in which they are shown. They are those of the first line of its CSV.',
  example: '<Dataset id="accelerators" view="memmory" />',
  fixed: '<Dataset id="accelerators" view="memory" />',
}

export const claimUnknown: Rule = {
  code: 'claim/unknown',
  level: 'error',
  title: 'A claim that does not exist',
  explains: 'Claim shows a claim by its permanent id, from the frontmatter of some note.',
  example: '<Claim id="inf-dominate" />',
  fixed: '<Claim id="inf-dominates" />',
}

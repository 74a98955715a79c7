/** The rules that need the files, or more than one note. */
import { calculatorInput } from './calculator-input.ts'
import { calculatorTable } from './calculator-table.ts'
import { calculatorUnknown } from './calculator-unknown.ts'
import { claimCondition } from './claim-condition.ts'
import { claimDuplicate } from './claim-duplicate.ts'
import { claimUnknown } from './claim-unknown.ts'
import { dataCell } from './data-cell.ts'
import { dataColumnUnknown } from './data-column-unknown.ts'
import { dataColumns } from './data-columns.ts'
import { dataDuplicateRow } from './data-duplicate-row.ts'
import { dataKey } from './data-key.ts'
import { dataPair } from './data-pair.ts'
import { dataSyntax } from './data-syntax.ts'
import { dataUnknown } from './data-unknown.ts'
import { fileExecutable } from './file-executable.ts'
import { fileExtension } from './file-extension.ts'
import { fileFailed } from './file-failed.ts'
import { fileFolder } from './file-folder.ts'
import { fileImageContent } from './file-image-content.ts'
import { fileImageMissing } from './file-image-missing.ts'
import { fileImageMoves } from './file-image-moves.ts'
import { fileImageSize } from './file-image-size.ts'
import { fileImageUnused } from './file-image-unused.ts'
import { fileManyProblems } from './file-many-problems.ts'
import { fileMissing } from './file-missing.ts'
import { fileName } from './file-name.ts'
import { fileNotRead } from './file-not-read.ts'
import { fileNotRegular } from './file-not-regular.ts'
import { fileSubmodule } from './file-submodule.ts'
import { fileSymlink } from './file-symlink.ts'
import { fileTooLarge } from './file-too-large.ts'
import { fileUnreadable } from './file-unreadable.ts'
import { graphDuplicateRelation } from './graph-duplicate-relation.ts'
import { graphOrphan } from './graph-orphan.ts'
import { graphSelfRelation } from './graph-self-relation.ts'
import { graphUnknownRelationTarget } from './graph-unknown-relation-target.ts'
import { linkAddress } from './link-address.ts'
import { linkAmbiguous } from './link-ambiguous.ts'
import { linkHeading } from './link-heading.ts'
import { linkOwnAddress } from './link-own-address.ts'
import { linkRenamed } from './link-renamed.ts'
import { linkScenario } from './link-scenario.ts'
import { linkUnknown } from './link-unknown.ts'
import { notebookDuplicateId } from './notebook-duplicate-id.ts'
import { notebookDuplicateName } from './notebook-duplicate-name.ts'
import { notebookFewRelations } from './notebook-few-relations.ts'
import { notebookFormerly } from './notebook-formerly.ts'
import { notebookFutureDate } from './notebook-future-date.ts'
import { notebookNoNumber } from './notebook-no-number.ts'
import { notebookNoSource } from './notebook-no-source.ts'
import { parameterBasis } from './parameter-basis.ts'
import { parameterDuplicate } from './parameter-duplicate.ts'
import { parameterHistory } from './parameter-history.ts'
import { parameterRange } from './parameter-range.ts'
import { parameterReview } from './parameter-review.ts'
import { parameterUnknown } from './parameter-unknown.ts'
import type { Rule } from './rule.ts'
import { scenarioBasis } from './scenario-basis.ts'
import { scenarioName } from './scenario-name.ts'
import { scenarioValue } from './scenario-value.ts'
import { sourceAddress } from './source-address.ts'
import { sourceBrackets } from './source-brackets.ts'
import { sourceDuplicate } from './source-duplicate.ts'
import { sourceField } from './source-field.ts'
import { sourceKey } from './source-key.ts'
import { sourceStray } from './source-stray.ts'
import { sourceSyntax } from './source-syntax.ts'
import { sourceUnknown } from './source-unknown.ts'
import { sourceUnused } from './source-unused.ts'
import { textCharacter } from './text-character.ts'
import { textEncoding } from './text-encoding.ts'
import { textTooLarge } from './text-too-large.ts'
import { unitUnknown } from './unit-unknown.ts'
import { valueExpect } from './value-expect.ts'
import { valueNothing } from './value-nothing.ts'
import { valueOutput } from './value-output.ts'
import { valueUnit } from './value-unit.ts'
import { yamlFeature } from './yaml-feature.ts'
import { yamlMissingKey } from './yaml-missing-key.ts'
import { yamlSyntax } from './yaml-syntax.ts'
import { yamlUnknownKey } from './yaml-unknown-key.ts'
import { yamlValue } from './yaml-value.ts'

export const notebookRules: readonly Rule[] = [
  calculatorInput,
  calculatorTable,
  calculatorUnknown,
  claimCondition,
  claimDuplicate,
  claimUnknown,
  dataCell,
  dataColumns,
  dataDuplicateRow,
  dataKey,
  dataPair,
  dataSyntax,
  dataColumnUnknown,
  dataUnknown,
  fileExecutable,
  fileExtension,
  fileFailed,
  fileFolder,
  fileImageContent,
  fileImageMissing,
  fileImageMoves,
  fileImageSize,
  fileImageUnused,
  fileManyProblems,
  fileMissing,
  fileName,
  fileNotRead,
  fileNotRegular,
  fileSubmodule,
  fileSymlink,
  fileTooLarge,
  fileUnreadable,
  graphDuplicateRelation,
  graphOrphan,
  graphSelfRelation,
  graphUnknownRelationTarget,
  linkAddress,
  linkAmbiguous,
  linkHeading,
  linkOwnAddress,
  linkRenamed,
  linkScenario,
  linkUnknown,
  notebookDuplicateId,
  notebookDuplicateName,
  notebookFewRelations,
  notebookFormerly,
  notebookFutureDate,
  notebookNoNumber,
  notebookNoSource,
  parameterBasis,
  parameterDuplicate,
  parameterHistory,
  parameterRange,
  parameterReview,
  parameterUnknown,
  scenarioBasis,
  scenarioName,
  scenarioValue,
  sourceAddress,
  sourceBrackets,
  sourceDuplicate,
  sourceField,
  sourceKey,
  sourceStray,
  sourceSyntax,
  sourceUnknown,
  sourceUnused,
  textCharacter,
  textEncoding,
  textTooLarge,
  unitUnknown,
  valueExpect,
  valueNothing,
  valueOutput,
  valueUnit,
  yamlFeature,
  yamlMissingKey,
  yamlSyntax,
  yamlUnknownKey,
  yamlValue,
]

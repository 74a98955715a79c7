/** The rules that one note alone can break. */
import { frontmatterDuplicate } from './frontmatter-duplicate.ts'
import { frontmatterFeature } from './frontmatter-feature.ts'
import { frontmatterLanguage } from './frontmatter-language.ts'
import { frontmatterMarkup } from './frontmatter-markup.ts'
import { frontmatterMissing } from './frontmatter-missing.ts'
import { frontmatterMissingKey } from './frontmatter-missing-key.ts'
import { frontmatterSyntax } from './frontmatter-syntax.ts'
import { frontmatterUnknownKey } from './frontmatter-unknown-key.ts'
import { frontmatterValue } from './frontmatter-value.ts'
import { noteAlert } from './note-alert.ts'
import { noteAngleBracket } from './note-angle-bracket.ts'
import { noteAsTyped } from './note-as-typed.ts'
import { noteAttributeCode } from './note-attribute-code.ts'
import { noteAttributeDuplicate } from './note-attribute-duplicate.ts'
import { noteAttributeForm } from './note-attribute-form.ts'
import { noteAttributeMissing } from './note-attribute-missing.ts'
import { noteAttributeUnknown } from './note-attribute-unknown.ts'
import { noteAttributeValue } from './note-attribute-value.ts'
import { noteCharacter } from './note-character.ts'
import { noteCitation } from './note-citation.ts'
import { noteComment } from './note-comment.ts'
import { noteComponentForm } from './note-component-form.ts'
import { noteComponentPlace } from './note-component-place.ts'
import { noteComponentUnknown } from './note-component-unknown.ts'
import { noteEncoding } from './note-encoding.ts'
import { noteExpression } from './note-expression.ts'
import { noteFigure } from './note-figure.ts'
import { noteFootnote } from './note-footnote.ts'
import { noteHeading } from './note-heading.ts'
import { noteHtml } from './note-html.ts'
import { noteImage } from './note-image.ts'
import { noteImageAlt } from './note-image-alt.ts'
import { noteImagePlace } from './note-image-place.ts'
import { noteLink } from './note-link.ts'
import { noteLinkText } from './note-link-text.ts'
import { noteMath } from './note-math.ts'
import { noteMathCommand } from './note-math-command.ts'
import { noteModule } from './note-module.ts'
import { noteNesting } from './note-nesting.ts'
import { noteOtherTool } from './note-other-tool.ts'
import { notePath } from './note-path.ts'
import { noteTable } from './note-table.ts'
import { noteTooComplex } from './note-too-complex.ts'
import { noteTooLarge } from './note-too-large.ts'
import { noteUnknownSyntax } from './note-unknown-syntax.ts'
import { noteWikilink } from './note-wikilink.ts'
import type { Rule } from './rule.ts'

export const noteRules = [
  frontmatterDuplicate,
  frontmatterFeature,
  frontmatterLanguage,
  frontmatterMarkup,
  frontmatterMissing,
  frontmatterMissingKey,
  frontmatterSyntax,
  frontmatterUnknownKey,
  frontmatterValue,
  noteAlert,
  noteAngleBracket,
  noteAsTyped,
  noteAttributeCode,
  noteAttributeDuplicate,
  noteAttributeForm,
  noteAttributeMissing,
  noteAttributeUnknown,
  noteAttributeValue,
  noteCharacter,
  noteCitation,
  noteComment,
  noteComponentForm,
  noteComponentPlace,
  noteComponentUnknown,
  noteEncoding,
  noteExpression,
  noteFigure,
  noteFootnote,
  noteHeading,
  noteHtml,
  noteImage,
  noteImageAlt,
  noteImagePlace,
  noteLink,
  noteLinkText,
  noteMath,
  noteMathCommand,
  noteModule,
  noteNesting,
  noteOtherTool,
  notePath,
  noteTable,
  noteTooComplex,
  noteTooLarge,
  noteUnknownSyntax,
  noteWikilink,
] as const satisfies readonly Rule[]

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of other files.
/** Mistakes that an edit could make, one function each, for `mutate.ts`: some were once made in a review, and no test noticed. */

export interface Mutant {
  readonly file: string
  /** Stands once in the file. */
  readonly text: string
  readonly replacement: string
  /** What a reader or an author would meet. */
  readonly effect: string
  /** Files or folders of the unit tests that should notice it. */
  readonly tests: readonly string[]
}

const mutant = (file: string, text: string, replacement: string, effect: string, ...tests: readonly string[]): Mutant => ({
  file: `src/${file}`,
  text,
  replacement,
  effect,
  tests: tests.map((test) => `src/${test}`),
})

const base: readonly Mutant[] = [
  mutant('diagnostics/near.ts', 'a.share - b.share', 'b.share - a.share', 'the farthest name is suggested first', 'diagnostics'),
  mutant(
    'records/address.ts',
    '(set)}#${key}`',
    '(set)}#${set}-${key}`',
    'a row of data is linked by an anchor that its page does not have',
    'records',
  ),
  mutant('quantities/parse-quantity.ts', "['K', 3],", "['K', 6],", '128K is read as 128 million', 'quantities'),
  mutant(
    'model/key-value-cache.ts',
    'heads * (headDim + (valueHeadDim ?? headDim))',
    'heads * headDim',
    'the cache holds keys and no values',
    'model/key-value-cache.test.ts',
  ),
  mutant(
    'calculators/kv-cache.ts',
    'totalBytes: bytesPerSequence * i.batch',
    'totalBytes: bytesPerSequence',
    'the batch takes no memory',
    'calculators/calculators.test.ts',
    'scenario/check-cases.test.ts',
  ),
  mutant(
    'scenario/resolve.ts',
    'chosen(calculator, name, setting) ?? fills.get(name) ??',
    'fills.get(name) ?? chosen(calculator, name, setting) ??',
    'a row wins over what the reader typed',
    'scenario/evaluate.test.ts',
  ),
  mutant(
    'wording/claim-chance.ts',
    'Holds in none of ${draws(chance)}${rest}.',
    'Holds in none of ${draws(chance)}.',
    'draws without a value are passed over in silence',
    'wording/claim-chance.test.ts',
  ),
  mutant(
    'cli/calc-command.ts',
    "rest[0].startsWith('--')",
    "rest[0].startsWith('-')",
    'a negative number is refused on the command line',
    'cli/calc-command.test.ts',
  ),
]

const notesAndGraph: readonly Mutant[] = [
  mutant(
    'graph/neighbours.ts',
    'central(b) - central(a)',
    'central(a) - central(b)',
    'a note shows its least central neighbours',
    'graph/neighbours.test.ts',
  ),
  mutant(
    'notes/rules/wikilink.ts',
    "example: 'See [[chinchila-optimal]].'",
    "example: 'See [[chinchilla-optimal]].'",
    'the help page shows an example that is no mistake',
    'notes/rules',
  ),
  mutant(
    'notes/notebook/resolve-names.ts',
    "  if (ids.length > 1) return { found: 'many', ids: [...ids].sort() }\n",
    '',
    'a link that could mean two notes leads to the first of them',
    'notes/notebook/resolve-names.test.ts',
  ),
]

const search: readonly Mutant[] = [
  mutant(
    'search/query/match.ts',
    '[0.85, 0.75, 0.5, 0.35]',
    '[0.85, 0.35, 0.5, 0.75]',
    'the more typing errors, the better the match',
    'search/query/match.test.ts',
  ),
  mutant(
    'search/query/stop-rule.ts',
    'if (words.length === 1) return best.coverage >= 0.55',
    'if (words.length === 1) return true',
    'a single word is never corrected once anything is found',
    'search/query/stop-rule.test.ts',
  ),
  mutant(
    'search/query/common-term-blocks.ts',
    '      if (spent.size >= limit) return false\n',
    '',
    'a query loads blocks without limit',
    'search/query/common-term-blocks.test.ts',
  ),
]

const widgets: readonly Mutant[] = [
  mutant(
    'widgets/chart/place-labels.ts',
    '    cost += lines.countInside(box) * 8\n',
    '',
    'labels stand on the lines of a chart',
    'widgets/chart/place-',
  ),
  mutant(
    'widgets/chart/place-labels.ts',
    "      if (kind === 'region' && named.has(text)) return []\n",
    '',
    'the label of a region is repeated',
    'widgets/chart/place-',
  ),
  mutant(
    'widgets/page/place-beside.ts',
    'fitsBelow || above < margin ? below : above',
    'fitsBelow || above < margin ? above : below',
    'a preview covers the text above its link',
    'widgets/page/place-beside.test.ts',
  ),
  mutant(
    'widgets/page/value-popover.ts',
    '    inputsOf(calculator, evaluate(calculator, use.given, assumptions, book, catalogue), book),\n',
    '',
    'the popover of a number does not say what it was computed from',
    'widgets/page/value-popover.test.ts',
  ),
  mutant(
    'widgets/page/sidenotes.ts',
    "classList.toggle('open')",
    "classList.toggle('opened')",
    'a sidenote stays hidden on a phone',
    'widgets/page/popover.test.ts',
  ),
  mutant(
    'widgets/calculator/latest-result.ts',
    'if (call === calls) use(result)',
    'use(result)',
    'an older answer overwrites a newer one',
    'widgets/calculator/latest-result.test.ts',
  ),
  mutant(
    'widgets/calculator/field-keys.ts',
    '    state.forget(name)\n',
    '',
    'Escape leaves the message of a text that is gone',
    'widgets/calculator/mount-calculator.test.ts',
  ),
  mutant(
    'widgets/panels/compare-panel.tsx',
    'factorWords(ours / theirs)',
    'factorWords(theirs / ours)',
    'the comparison has its ratio the wrong way round',
    'widgets/panels/compare-panel.test.ts',
  ),
  mutant(
    'widgets/map/map-lens.ts',
    'newest - updated(note) < days',
    'updated(note) - newest < days',
    'the map calls every note changed in the last week',
    'widgets/map/map-lens.test.ts',
  ),
  mutant(
    'widgets/scenario/own-scenarios.ts',
    '      if (list().some((each) => each.name === to)) return `There is a scenario “${to}” already.`\n',
    '',
    'renaming a scenario overwrites another',
    'widgets/scenario/own-scenarios.test.ts',
  ),
  mutant(
    'widgets/search/search-recent.ts',
    '[wanted, ...recentSearches().filter((one) => one !== wanted)]',
    '[...recentSearches().filter((one) => one !== wanted), wanted]',
    'the oldest questions are remembered, the newest forgotten',
    'widgets/search/search-recent.test.ts',
  ),
]

const site: readonly Mutant[] = [
  mutant(
    'site/former-values.ts',
    'history.toReversed().map',
    'history.map',
    'the oldest value of a parameter is listed as the last',
    'site/former-values.test.ts',
  ),
  mutant(
    'site/index-pages.ts',
    'const size = Math.ceil(all.length / count)',
    'const size = Math.floor(all.length / count)',
    'the last entries of a list are on no page',
    'site/index-pages.test.ts',
  ),
  mutant(
    'site/one-at-a-time.ts',
    'if (underWay) again = true\n    else underWay = run()',
    'underWay = run()',
    'two builds run at the same time',
    'site/one-at-a-time.test.ts',
  ),
  mutant(
    'site/usages.ts',
    ": attributes['of']?.split('.')[0]",
    ': undefined',
    'a calculator’s page leaves out the notes that print its numbers',
    'site/notebook.test.ts',
  ),
  mutant(
    'site/scenarios.ts',
    'Math.abs(Math.log(ratio))',
    'Math.log(ratio)',
    'a result that becomes a tenth counts as the least moved of a scenario',
    'site/notebook.test.ts',
  ),
]

export const mutants: readonly Mutant[] = [...base, ...notesAndGraph, ...search, ...widgets, ...site]

/**
 * `npm run fuzz -- [--seed 1] [--share 1] [--only notes:17] [--cost]`: made-up and damaged texts of every kind, to find what throws, takes
 * long, or lets out what notes may not hold. Exits with 1 on a finding. With `--cost` the CPU time of each construct by its length.
 */
import { parseArgs } from 'node:util'
import { costTable, distanceTable } from './cost.ts'
import { type Kind, kindsFrom } from './kinds.ts'
import { fuzzNotebooks } from './notebooks.ts'
import { caseOf, type Finding, type KindReport, runKind, tryCase } from './run.ts'

const usage = `Usage: npm run fuzz [-- [--seed 1] [--share 0.01] [--only kind:number] [--cost]]
  --seed    other texts; the same seed gives the same ones
  --share   of the texts of a whole run: 20,000 notes, 2,000 each of YAML, CSV, BibTeX and links
  --only    prints one text, such as notes:17, and what is found in it
  --cost    prints the CPU time of each construct by its length, and how far the notes are from the limits
`
const mostShown = 30

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Findings of one sort as one line, with the first text that shows it. */
function summary(findings: readonly Finding[], seed: number): readonly string[] {
  const sorts = new Map<string, Finding[]>()
  for (const finding of findings) {
    const sort = `${finding.kind}, ${finding.what}: ${finding.detail.replace(/ \(U\+.*| at line .*|: https?:.*/, '')}`
    sorts.set(sort, [...(sorts.get(sort) ?? []), finding])
  }
  return [...sorts]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([sort, [first, ...rest]]) =>
        `${rest.length + 1} × ${sort}\n    npm run fuzz -- --seed ${seed} --only ${first?.kind}:${first?.index}`,
    )
}

function sayReport({ name, count, findings, worst }: KindReport): void {
  const figures = [name.padEnd(10), count.toLocaleString('en').padStart(7), String(findings.length).padStart(9)]
  say(`${figures.join(' ')} ${worst.time.toFixed(0).padStart(11)} ms  ${name}:${worst.index}`)
}

async function fuzz(kinds: readonly Kind[], seed: number, share: number): Promise<0 | 1> {
  say('kind         texts  findings   most CPU time')
  const findings: Finding[] = []
  const took = (report: KindReport): void => {
    sayReport(report)
    findings.push(...report.findings)
  }
  for (const kind of kinds) took(runKind(kind, seed, Math.ceil(kind.count * share)))
  took(await fuzzNotebooks(kinds[0] as Kind, seed, Math.ceil(20 * share)))
  const lines = summary(findings, seed)
  for (const line of lines.slice(0, mostShown)) say(`\n${line}`)
  if (lines.length > mostShown) say(`\n… and ${lines.length - mostShown} more.`)
  say(findings.length === 0 ? '\nNothing was found.' : `\n${findings.length.toLocaleString('en')} findings.`)
  return findings.length === 0 ? 0 : 1
}

function showOnly(kinds: readonly Kind[], seed: number, only: string): 0 | 1 | 2 {
  const [name, number] = only.split(':')
  const kind = kinds.find((each) => each.name === name)
  const index = Number(number)
  if (!kind || !Number.isInteger(index)) {
    process.stderr.write(`--only takes one of ${kinds.map((each) => each.name).join(', ')} and a number, such as notes:17.\n`)
    return 2
  }
  say(JSON.stringify(caseOf(kind, seed, index).text))
  const findings = tryCase(kind, seed, index)
  for (const { what, detail } of findings) say(`${what}: ${detail}`)
  return findings.length === 0 ? 0 : 1
}

async function main(): Promise<0 | 1 | 2> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      share: { type: 'string', default: '1' },
      only: { type: 'string' },
      cost: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const [seed, share] = [Number(values.seed), Number(values.share)]
  if (values.help || !Number.isInteger(seed) || !(share > 0 && share <= 1)) {
    process.stdout.write(usage)
    return values.help ? 0 : 2
  }
  const dir = process.env['CONTENT_DIR'] || 'content'
  if (values.cost) {
    say(`${costTable()}\n\n${distanceTable(dir)}`)
    return 0
  }
  const kinds = await kindsFrom(dir)
  return values.only === undefined ? fuzz(kinds, seed, share) : showOnly(kinds, seed, values.only)
}

process.exitCode = await main()

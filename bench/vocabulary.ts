/**
 * The vocabulary of generated notes: words of the field first, then many rare ones built from stems, as a real notebook has.
 * Each list has the commonest word first.
 */
import { pick, type Random, randomFrom } from './random.ts'

export interface Words {
  /** Singular. */
  readonly nouns: readonly string[]
  readonly adjectives: readonly string[]
  /** Third person singular. */
  readonly verbs: readonly string[]
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

const nouns = list(`
  model token cost run cache price request training cluster budget batch memory context answer parameter accelerator scale network
  estimate hour forecast agent share task bandwidth demand law fit throughput year prompt layer gradient draft chip hypothesis market
  datum record method margin bottleneck server workload benchmark step schedule trend rate ratio curve measure experiment constraint
  reader service figure assumption unit limit factor failure queue latency contract provider retry user loop checkpoint optimum
  exponent frontier corpus turn tool plan horizon release node link rack switch watt grid kernel head vector sequence window length
  precision format weight router expert pipeline replica shard worker buffer page hit miss tail median quantile interval error bias
  residue slope intercept regression outlier sample survey ledger invoice asset depreciation lease auction subsidy tariff supplier
  buyer incentive externality substitute complement surplus shortage inventory backlog capacity utilisation outage patch audit proof`)

const adjectives = list(`
  large small cheap dear compute-bound memory-bound early late marginal average published measured total dense sparse steady shared
  long short optimal active idle cached uncached quarterly annual typical rare plausible contested robust fragile effective nominal
  parallel sequential private public synthetic linear quadratic logarithmic asymptotic empirical implicit explicit local global
  hidden visible variable fixed sunk recurring seasonal regional upstream downstream coarse fine noisy smooth sudden gradual`)

const verbs = list(`
  costs needs limits changes explains follows doubles halves dominates bounds shifts raises lowers absorbs exceeds outgrows replaces
  predicts measures assumes ignores reveals hides amortises schedules batches caches streams compresses distils prunes routes saturates
  queues retries competes settles converges diverges rewards penalises finances subsidises anticipates delays accelerates tracks
  approximates contradicts supports extends refines`)

const openings = list('b br c ch d dr f g gl h j k l m n p pl pr qu r s sc st t tr v w z')
const vowels = list('a e i o u ai ea io ou')
const closings = list('b ck d l ld lt m mp n nd ng nt p r rd rk rt s st t th x')
const prefixes = list('re pre inter sub over multi micro co de non trans hyper meso para')
const nounEndings = ['', '', '', '', ...list('ation ity er ence ment or age ism ure ance ist ary')]
const adjectiveEndings = list('al ive ous able ic ary ent')
const verbEndings = list('ises ates ifies ens')

function stem(random: Random): string {
  const short = `${pick(random, openings)}${pick(random, vowels)}${pick(random, closings)}`
  return random() < 0.6 ? `${short}${pick(random, vowels)}${pick(random, closings)}` : short
}

/** `known`, then built words, up to `count` different ones in all. */
function grown(random: Random, known: readonly string[], endings: readonly string[], count: number): readonly string[] {
  const words = new Set(known)
  while (words.size < count) {
    const prefix = random() < 0.3 ? pick(random, prefixes) : ''
    words.add(`${prefix}${stem(random)}${pick(random, endings)}`)
  }
  return [...words]
}

/** About 40,000 words; a real notebook of 10,000 notes has some 55,000 terms. */
export function wordsFrom(seed: number): Words {
  const random = randomFrom(seed)
  return {
    nouns: grown(random, nouns, nounEndings, 28_000),
    adjectives: grown(random, adjectives, adjectiveEndings, 9_000),
    verbs: grown(random, verbs, verbEndings, 3_000),
  }
}

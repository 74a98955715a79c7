/** What each topic is about, in two sentences. */
import type { Topic } from '../records/note.ts'

export const topicLeads: Readonly<Record<Topic, string>> = {
  training:
    'What it takes to make a model: floating-point operations, accelerators, months and money. Training is paid once per version, and sets what can be served.',
  inference:
    'What it takes to answer: a forward pass for every token, memory read at every step, a bill that never stops. Latency, batch and cache decide what an answer costs.',
  'scaling-laws':
    'How loss falls as parameters, data and compute grow, and how a budget is best divided among them. The laws are fits, with ranges outside which they say nothing.',
  'agentic-demand':
    'What happens to the demand for compute when programs, not people, ask the questions. Agents resend their context at every turn and never tire.',
}

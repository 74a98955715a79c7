/** How a smooth loss becomes a sharp score (Schaeffer et al. 2023, § 2): a token is right with probability e^−loss, an answer if all are. */

export interface AnswerScores {
  /** Share of tokens that are right. */
  readonly tokenAccuracy: number
  /** Share of answers that are right in every token. */
  readonly exactMatch: number
  /** Wrong tokens in an answer. */
  readonly expectedTokenErrors: number
}

/**
 * p = e^−loss, exact match p^L, wrong tokens L·(1 − p) (Schaeffer et al. 2023, § 2). `lossPerToken` in nats, `answerLength` in tokens.
 */
export const answerScores = (lossPerToken: number, answerLength: number): AnswerScores => ({
  tokenAccuracy: Math.exp(-lossPerToken),
  exactMatch: Math.exp(-lossPerToken * answerLength),
  expectedTokenErrors: -answerLength * Math.expm1(-lossPerToken),
})

/** Whether somebody saw it, the broker wrote it, or we think so. */
export type RuleMark = 'measured' | 'documented' | 'assumed';

/** One thing the twin does because a broker does it, with where that is known from. */
export interface BrokerRule {
  /** `kis.token.same-within-six-hours`: stable, so that tests and pages may name it. */
  readonly id: string;
  readonly broker: 'KIS' | 'KIWOOM';
  readonly mark: RuleMark;
  /** Document, section and its certainty mark: `kis-api 2 [H]`. */
  readonly source: string;
  /** One sentence, present tense. */
  readonly text: string;
}

export function defineRule(rule: BrokerRule): BrokerRule {
  return Object.freeze(rule);
}

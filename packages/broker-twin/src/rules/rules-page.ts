import type { BrokerRule, RuleMark } from './broker-rule.ts';

const MEANINGS: Readonly<Record<RuleMark, string>> = {
  measured: 'seen in live answers of the broker',
  documented: 'an official document says so',
  assumed: 'nobody knows; the twin has to do something, and mostly there is a switch',
};

const TITLES: Readonly<Record<BrokerRule['broker'], string>> = { KIS: 'KIS', KIWOOM: 'Kiwoom' };

/** All rules of the twin as a Markdown page, by broker and by the area that the second part of an id names. */
export function rulesPage(rules: readonly BrokerRule[]): string {
  const marks = Object.entries(MEANINGS).map(
    ([mark, meaning]) => `| ${mark} | ${meaning} | ${rules.filter((rule) => rule.mark === mark).length} |`,
  );
  return [
    '# What the broker twin does, and how it is known',
    '',
    'Generated from the rules in `packages/broker-twin/src` by `pnpm --filter @hub/broker-twin rules`; do not edit. The source',
    'names a section of our notes on the protocol and the certainty mark that it has there.',
    '',
    '| mark | meaning | rules |',
    '|---|---|---|',
    ...marks,
    ...(['KIS', 'KIWOOM'] as const).flatMap((broker) => [
      '',
      `## ${TITLES[broker]}`,
      ...tables(rules, broker),
    ]),
    '',
  ].join('\n');
}

function tables(rules: readonly BrokerRule[], broker: BrokerRule['broker']): string[] {
  const ofBroker = rules.filter((rule) => rule.broker === broker);
  return [...new Set(ofBroker.map(areaOf))].flatMap((area) => [
    '',
    `### ${area}`,
    '',
    '| rule | what the twin does | mark | source |',
    '|---|---|---|---|',
    ...ofBroker
      .filter((rule) => areaOf(rule) === area)
      .map(({ id, text, mark, source }) => `| \`${id}\` | ${cell(text)} | ${mark} | ${cell(source)} |`),
  ]);
}

function areaOf({ id }: BrokerRule): string {
  return id.split('.')[1] ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

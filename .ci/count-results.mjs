// Counts what really ran, from the reports of the test runner and of the gates. Usage: count-results.mjs <directory of the
// reports> <exit status of the tests> <exit status of the gates>. Runs on the machine's own Node.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [directory, testsStatus, gatesStatus] = process.argv.slice(2);

const total = merge(testResults(), gateResults());
for (const failure of total.failures) console.log(`FAILED ${failure}`);
console.log(`\n${total.passed} passed, ${total.failures.length} failed`);
process.exitCode = total.failures.length === 0 && total.passed > 0 ? 0 : 1;

function testResults() {
  const report = read('tests.json');
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) =>
    file.assertionResults.map((result) => ({ ...result, file: file.name })),
  );
  const failures = tests
    .filter(({ status }) => status === 'failed')
    .map(({ file, fullName }) => `${file}: ${fullName}`);
  // A file that cannot even be loaded has no tests to count.
  for (const { name, status, assertionResults, message } of files) {
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) {
      failures.push(`${name}: ${message}`);
    }
  }
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return withStatus({ passed, failures }, testsStatus, 'the tests');
}

function gateResults() {
  const { passed = [], failed = [] } = read('gates.json') ?? {};
  return withStatus({ passed: passed.length, failures: failed }, gatesStatus, 'the gates');
}

/** A run that ends badly, or runs nothing, is a failure although no single result says so. */
function withStatus({ passed, failures }, status, name) {
  if (failures.length === 0 && status !== '0')
    return { passed, failures: [`${name} ended with status ${status}`] };
  if (failures.length === 0 && passed === 0) return { passed, failures: [`${name} did not run`] };
  return { passed, failures };
}

function merge(...results) {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

function read(name) {
  try {
    return JSON.parse(readFileSync(join(directory, name), 'utf8'));
  } catch {
    return undefined;
  }
}

// Runs the rule libraries on cql-execution and compares every value with the one HipHooks computed.
//
//   node compare.mjs <folder> [<setting>=<value> ...]
//
// The folder holds elm/*.json, the compiled libraries, and cases.ndjson: a line for each case with its
// inputs and the values of all defines. report.json is written beside them. With other settings the first
// case that differs is enough.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { load, version } from './engine.mjs';

const NAMED = 50;
const [folder, ...changed] = process.argv.slice(2);

const evaluate = load(folder, changed);
const report = {
  engine: 'cql-execution',
  version,
  cases: 0,
  defines: 0,
  compared: 0,
  neitherNullNorFalse: 0,
  partsOfQueriesLeftOut: 0,
  libraries: {},
  differing: 0,
  differences: [],
  milliseconds: 0
};
const start = Date.now();
const lines = readline.createInterface({
  input: fs.createReadStream(path.join(folder, 'cases.ndjson'))
});
for await (const line of lines) {
  await compare(JSON.parse(line));
  if (changed.length > 0 && report.differing > 0) {
    break;
  }
}
report.defines = Object.values(report.libraries).reduce((sum, one) => sum + one.defines, 0);
report.milliseconds = Date.now() - start;
fs.writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2) + '\n');

async function compare(one) {
  report.cases++;
  for (const [name, values] of Object.entries(one.values)) {
    const theirs = await evaluate(name, one.inputs, one.now);
    const figures = (report.libraries[name] ??= { defines: Object.keys(values).length, compared: 0 });
    for (const [define, ours] of Object.entries(values)) {
      if (ours?.failed && define.includes('#')) {
        // A part of a query needs the record the query is at: nobody can compute it by itself.
        report.partsOfQueriesLeftOut++;
      } else {
        figures.compared++;
        compareValue(one.id, name, define, ours, theirs[define]);
      }
    }
  }
}

function compareValue(id, libraryName, define, ours, theirs) {
  report.compared++;
  if (ours !== null && ours !== false) {
    report.neitherNullNorFalse++;
  }
  const one = JSON.stringify(plain(ours));
  const other = JSON.stringify(plain(theirs));
  if (one !== other) {
    report.differing++;
    if (report.differences.length < NAMED) {
      report.differences.push({ case: id, library: libraryName, define, ours: one, theirs: other });
    }
  }
}

/** Values as JSON; decimals to the eight places that CQL keeps. */
function plain(value) {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'number') {
    return Math.round(value * 1e8) / 1e8;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map(key => [key, plain(value[key])])
    );
  }
  return value;
}

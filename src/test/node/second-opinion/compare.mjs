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
import { createRequire } from 'node:module';
import cql from 'cql-execution';

const NAMED = 50;
const PREFIX = 'given ';
const [folder, ...changed] = process.argv.slice(2);

const elm = Object.fromEntries(
  fs
    .readdirSync(path.join(folder, 'elm'))
    .map(file => JSON.parse(fs.readFileSync(path.join(folder, 'elm', file), 'utf8')))
    .map(json => [json.library.identifier.id, json])
);

// Each input is a define that gives the parameter of the same name. This engine looks up both by name in
// one table, so the parameter needs another.
const inputs = elm.HipInputs.library.parameters.def.map(parameter => parameter.name);
for (const parameter of elm.HipInputs.library.parameters.def) {
  parameter.name = PREFIX + parameter.name;
}
for (const define of elm.HipInputs.library.statements.def) {
  define.expression.name = PREFIX + define.expression.name;
}

// This engine computes the default of an included library's parameter and then drops it: it is given too.
const settings = Object.fromEntries(
  elm.HipSettings.library.parameters.def.map(parameter => [
    parameter.name,
    JSON.parse(parameter.default.value)
  ])
);
for (const change of changed) {
  const [name, value] = change.split('=');
  if (!(name in settings)) {
    throw new Error(`no setting ${name}`);
  }
  settings[name] = JSON.parse(value);
}

const repository = new cql.Repository(Object.values(elm));
const libraries = {};
const library = name => (libraries[name] ??= new cql.Library(elm[name], repository));

const report = {
  engine: 'cql-execution',
  version: createRequire(import.meta.url)('cql-execution/package.json').version,
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
  const parameters = { ...settings };
  for (const input of inputs) {
    parameters[PREFIX + input] = one.inputs[input] ?? null;
  }
  for (const [name, values] of Object.entries(one.values)) {
    const theirs = await evaluate(library(name), parameters, one.now);
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

async function evaluate(main, parameters, now) {
  const executor = new cql.Executor(main, new cql.CodeService({}), parameters);
  const results = await executor.exec(nobody(), cql.DateTime.parse(now));
  return results.patientResults.given;
}

/** A patient of whom there is no record: all that is known is given. */
function nobody() {
  let left = 1;
  return {
    currentPatient: () => (left > 0 ? { getId: () => 'given', findRecords: () => [] } : undefined),
    nextPatient: () => void left--
  };
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

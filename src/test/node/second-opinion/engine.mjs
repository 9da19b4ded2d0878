// The rule libraries of a folder on cql-execution.
//
// The folder holds elm/*.json, the compiled libraries.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import cql from 'cql-execution';

const PREFIX = 'given ';

export const version = createRequire(import.meta.url)('cql-execution/package.json').version;

/**
 * Gives a function that evaluates a library: its name, inputs and now to the values of its defines.
 *
 * @param folder where elm/*.json is
 * @param changed settings that get another value than their default, as NAME=value
 * @param isWanted which defines are there at all, by their name
 */
export function load(folder, changed = [], isWanted = () => true) {
  const elm = Object.fromEntries(
    fs
      .readdirSync(path.join(folder, 'elm'))
      .map(file => JSON.parse(fs.readFileSync(path.join(folder, 'elm', file), 'utf8')))
      .map(json => [json.library.identifier.id, json])
  );
  for (const { library } of Object.values(elm)) {
    if (library.statements) {
      library.statements.def = library.statements.def.filter(define => isWanted(define.name));
    }
  }

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

  return async function evaluate(name, given, now) {
    const parameters = { ...settings };
    for (const input of inputs) {
      parameters[PREFIX + input] = given[input] ?? null;
    }
    const library = (libraries[name] ??= new cql.Library(elm[name], repository));
    const executor = new cql.Executor(library, new cql.CodeService({}), parameters);
    const results = await executor.exec(nobody(), cql.DateTime.parse(now));
    return results.patientResults.given;
  };
}

/** A patient of whom there is no record: all that is known is given. */
function nobody() {
  let left = 1;
  return {
    currentPatient: () => (left > 0 ? { getId: () => 'given', findRecords: () => [] } : undefined),
    nextPatient: () => void left--
  };
}

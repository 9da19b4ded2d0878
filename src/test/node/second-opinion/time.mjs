// Measures how long cql-execution takes for the rules of a case, start and reading of files left out.
//
//   node time.mjs <folder> <seconds> [parts] [<library>]
//
// The folder holds elm/*.json and cases.ndjson, of which the inputs are taken. Each round evaluates every
// library, or the one named with what it needs, on every case; with `parts` also the defines that only hold a
// part of another. The first third of the time is to warm up. Prints the median of a case, in milliseconds by
// the clock and of CPU time.
import fs from 'node:fs';
import path from 'node:path';
import { load, version } from './engine.mjs';

const [folder, seconds, ...asked] = process.argv.slice(2);
const isWithParts = asked.includes('parts');
const named = asked.filter(word => word !== 'parts');
const evaluate = load(folder, [], define => isWithParts || !define.includes('#'));
const cases = fs
  .readFileSync(path.join(folder, 'cases.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
  .map(one => ({
    inputs: one.inputs,
    now: one.now,
    libraries: named.length > 0 ? named : Object.keys(one.values)
  }));

let defines = 0;
for (const name of cases[0].libraries) {
  defines += Object.keys(await evaluate(name, cases[0].inputs, cases[0].now)).length;
}
await rounds(seconds / 3);
const rounded = await rounds((seconds * 2) / 3);
console.log(
  JSON.stringify({
    version,
    cases: cases.length,
    defines,
    rounds: rounded.length,
    millis: median(rounded.map(round => round.clock)),
    cpuMillis: median(rounded.map(round => round.cpu))
  })
);

/** Rounds for so many seconds, at least one. */
async function rounds(most) {
  const done = [];
  const end = performance.now() + most * 1000;
  do {
    const start = performance.now();
    const cpu = process.cpuUsage();
    for (const one of cases) {
      for (const name of one.libraries) {
        await evaluate(name, one.inputs, one.now);
      }
    }
    const used = process.cpuUsage(cpu);
    done.push({
      clock: (performance.now() - start) / cases.length,
      cpu: (used.user + used.system) / 1000 / cases.length
    });
  } while (performance.now() < end);
  return done;
}

function median(values) {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

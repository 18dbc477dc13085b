// Evaluates DMN files with dmn-moddle (reads the XML) and feelin (evaluates FEEL): none of our own rules.
// node dmn.mjs FILE < answers: a line of JSON for each case, {antwoord_x: ...} in, {decision: value} out.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";

const { rootElement, warnings } = await new DmnModdle().fromXML(
  readFileSync(process.argv[2], "utf8"),
  "dmn:Definitions",
);
if (warnings.length) throw new Error(`the file is not clean: ${warnings.map((w) => w.message)}`);

const elements = new Map(rootElement.drgElement.map((element) => [element.id, element]));
const of = (type) => [...elements.values()].filter((element) => element.$type === type);
const inputs = of("dmn:InputData").map((input) => input.variable.name);
const decisions = of("dmn:Decision");
const target = (reference) => elements.get(reference.href.slice(1));

// Everything here is pure, so what was computed once of the same values is kept.
const kept = new Map();
const once = (kind, values, compute) => {
  const key = kind + JSON.stringify(values);
  if (!kept.has(key)) kept.set(key, compute());
  return kept.get(key);
};

const feel = (text, scope) => {
  const { value, warnings } = evaluate(text, scope);
  const wrong = warnings.filter(({ type }) => ["NO_FUNCTION_FOUND", "UNSUPPORTED"].includes(type));
  if (wrong.length) throw new Error(`${wrong[0].message} in ${text}`);
  return value;
};

const passes = (text, value) =>
  once(`test ${text}`, [value], () => {
    const result = unaryTest(text, { "?": value });
    return result.value === true;
  });

const cell = (text) => once("cell", text, () => feel(text, {}));

function decide(table, scope) {
  const values = table.input.map((input) => feel(input.inputExpression.text, scope));
  const hits = table.rule.filter((rule) => rule.inputEntry.every((entry, place) => passes(entry.text, values[place])));
  const results = hits.map((rule) =>
    Object.fromEntries(table.output.map((output, place) => [output.name, cell(rule.outputEntry[place].text)])),
  );
  if (table.hitPolicy === "RULE ORDER") return results;
  if (hits.length > 1) throw new Error(`${table.id}: ${hits.map((rule) => rule.id)}`);
  return results[0] ?? null;
}

function run(expression, scope) {
  switch (expression.$type) {
    case "dmn:LiteralExpression":
      return feel(expression.text, scope);
    case "dmn:DecisionTable":
      return decide(expression, scope);
    case "dmn:Context": {
      const inner = { ...scope };
      for (const { variable, value } of expression.contextEntry) {
        const found = run(value, inner);
        if (!variable) return found;
        inner[variable.name] = found;
      }
      return inner;
    }
    default:
      throw new Error(`no ${expression.$type} here`);
  }
}

const functions = new Map();
function callable(model) {
  if (!functions.has(model.id)) {
    const names = model.encapsulatedLogic.formalParameter.map((parameter) => parameter.name);
    const call = (...values) =>
      once(model.id, values, () =>
        run(model.encapsulatedLogic.body ?? model.encapsulatedLogic.expression, Object.fromEntries(names.map((name, place) => [name, values[place] ?? null]))),
      );
    call.$args = names;
    functions.set(model.id, call);
  }
  return functions.get(model.id);
}

function value(decision, answers, found) {
  if (found.has(decision.id)) return found.get(decision.id);
  const scope = {};
  for (const { requiredInput, requiredDecision } of decision.informationRequirement ?? []) {
    const needed = target(requiredInput ?? requiredDecision);
    scope[needed.variable.name] = requiredInput ? answers[needed.variable.name] ?? null : value(needed, answers, found);
  }
  const known = once(decision.id, scope, () => {
    const functions = (decision.knowledgeRequirement ?? []).map(({ requiredKnowledge }) => target(requiredKnowledge));
    return run(decision.decisionLogic, { ...scope, ...Object.fromEntries(functions.map((f) => [f.name, callable(f)])) });
  });
  found.set(decision.id, known);
  return known;
}

for await (const line of createInterface({ input: process.stdin })) {
  const answers = JSON.parse(line);
  const unknown = Object.keys(answers).filter((name) => !inputs.includes(name));
  if (unknown.length) throw new Error(`no input ${unknown}`);
  const found = new Map();
  const values = decisions.map((decision) => [decision.name, value(decision, answers, found)]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(values))}\n`);
}

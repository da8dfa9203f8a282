// Validates the element templates that Camunda Modeler offers to designers.
import { readFileSync } from "node:fs";
import { validateAll } from "@bpmn-io/element-templates-validator";

const file = new URL("../../.camunda/element-templates/directive.json", import.meta.url);
const { valid, results } = validateAll(JSON.parse(readFileSync(file, "utf8")));
for (const { object, errors } of results) {
  for (const { message } of errors ?? []) console.error(`${object.id}: ${message}`);
}
process.exit(valid ? 0 : 1);

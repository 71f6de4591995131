import assert from "node:assert/strict";
import test from "node:test";

import { freshKeys, renewKeys } from "../src/forms.ts";

function page(...keys: { value: string; dataset: Record<string, string> }[]): ParentNode {
  return { querySelectorAll: () => keys } as unknown as ParentNode;
}

test("a form keeps its key when the page is gone over again, and gets a new one when asked to", () => {
  const key = { value: "from the server", dataset: {} as Record<string, string> };
  let made = 0;
  const fresh = (): string => `key ${++made}`;
  freshKeys(page(key), fresh);
  freshKeys(page(key), fresh);
  assert.equal(key.value, "key 1");
  renewKeys(page(key), fresh);
  assert.equal(key.value, "key 2");
});

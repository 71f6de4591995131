// Copies the shipped typefaces (the scripts that Swedish and English need) and writes fonts.css beside them.
// Usage: node fonts.mjs FOLDER
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
const FACES = [
  ["source-serif-4", "Source Serif 4", "index.css"],
  ["source-serif-4", "Source Serif 4", "wght-italic.css"],
  ["inter", "Inter", "index.css"],
];
const KEPT = /^\/\* \S+-(latin|latin-ext)-wght-(normal|italic) \*\/$/;

mkdirSync(target, { recursive: true });
const rules = [];
for (const [folder, family, sheet] of FACES) {
  const source = join(here, "node_modules", "@fontsource-variable", folder);
  const blocks = readFileSync(join(source, sheet), "utf-8").split(/\n(?=\/\*)/);
  for (const block of blocks.filter((text) => KEPT.test(text.split("\n", 1)[0]))) {
    const file = /url\(\.\/files\/([^)]+)\)/.exec(block)[1];
    copyFileSync(join(source, "files", file), join(target, file));
    rules.push(
      block
        .trim()
        .replace(/font-family: '[^']+'/, `font-family: '${family}'`)
        .replace(/url\(\.\/files\/[^)]+\) format\('[^']+'\)/, `url(${file}) format('woff2')`),
    );
  }
  copyFileSync(join(source, "LICENSE"), join(target, `${folder}.LICENSE.txt`));
}
if (rules.length !== 6) throw new Error(`Expected 6 faces, found ${rules.length}: have the font packages changed?`);
writeFileSync(join(target, "fonts.css"), `${rules.join("\n\n")}\n`);

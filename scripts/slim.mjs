// Takes out of node_modules what a running bot never reads, for the container image: `npm ci --omit=dev && node scripts/slim.mjs`.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const modules = 'node_modules';
const remove = (...path) => rmSync(join(modules, ...path), { recursive: true, force: true });
const inside = (...path) => (existsSync(join(modules, ...path)) ? readdirSync(join(modules, ...path)) : []);

// The image has a Node of its own.
for (const name of inside().filter((each) => /^node-(?:linux|win|darwin)-/.test(each))) remove(name);
// The playground serves one file of VChart, ready for browsers; what it is built from is in it, so the packages that it alone asks for are not read.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const found = (from, name) => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at && `${at}/`}${modules}/${name}`;
    if (packages[place] || at === '') return place;
  }
};
const needed = new Set();
const need = (place) => {
  if (needed.has(place) || !packages[place]) return;
  needed.add(place);
  const { dependencies, optionalDependencies, peerDependencies } = packages[place];
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) need(found(place, name));
};
needed.add(`${modules}/@visactor/vchart`);
need('');
for (const place of Object.keys(packages)) if (place !== '' && !needed.has(place)) rmSync(place, { recursive: true, force: true });
for (const name of inside('@visactor', 'vchart').filter((each) => !['build', 'cjs', 'package.json', 'LICENSE'].includes(each)))
  remove('@visactor', 'vchart', name);
for (const name of inside('@visactor', 'vchart', 'build').filter((each) => each !== 'index.min.js')) remove('@visactor', 'vchart', 'build', name);
// Charts are drawn in one weight.
for (const name of inside('@fontsource', 'noto-sans-sc', 'files').filter((each) => !each.endsWith('-400-normal.woff2')))
  remove('@fontsource', 'noto-sans-sc', 'files', name);
// The client of language models is there as source and as CommonJS, too.
remove('openai', 'src');
// For bundlers; Node reads the CommonJS build.
remove('@larksuiteoapi', 'node-sdk', 'es');
// The compiler, types and source maps are for who writes code.
for (const name of ['typescript', '@typescript']) remove(name);
for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && /\.(?:map|d\.[cm]?ts)$/.test(entry.name)) rmSync(join(entry.parentPath, entry.name));
}

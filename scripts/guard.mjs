// Says in both languages when Node is too old to run TypeScript as it is, and runs the file that it is given when it is not. Plain syntax: an old
// Node has to be able to read this.
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';

const wanted = [24, 15];
const found = process.versions.node.split('.').map(Number);
const old = found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1]);
const root = new URL('../', import.meta.url);
const file = process.argv[2];
if (old) {
  const least = wanted.join('.');
  console.error(`算盘需要 Node.js ${least} 或更新版本，现在是 ${process.versions.node}。`);
  console.error('请运行 npm ci（Linux 和 Windows 会自带一份 Node.js），或从 https://nodejs.org 安装。');
  console.error(`Suanpan needs Node.js ${least} or newer; this is ${process.versions.node}.`);
  console.error('Run npm ci (it brings a Node.js of its own on Linux and Windows), or install one from https://nodejs.org.');
  process.exit(1);
} else if (file) {
  const url = new URL(file, root);
  process.argv.splice(1, 2, fileURLToPath(url));
  // So that the first files, too, are taken out of what was compiled before.
  module.enableCompileCache(fileURLToPath(new URL('.cache/node', root)));
  void import(url.href);
}

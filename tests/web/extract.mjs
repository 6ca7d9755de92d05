// A tool for tests/pdf: what pdf.js reads from PDFs, in the order of their tags.
//   node extract.mjs PDF…    writes JSON: the text of each file
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a page, piece by piece, by the number of its tag. */
async function pieces(page) {
  const found = new Map();
  const open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
    if (item.type?.startsWith('begin')) open.push(item.id ?? open.at(-1));
    else if (item.type === 'endMarkedContent') open.pop();
    else found.set(open.at(-1), `${found.get(open.at(-1)) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`);
  }
  return found;
}

function read(node, text) {
  if (node.type === 'content') return text.get(node.id) ?? '';
  return `${(node.children ?? []).map((child) => read(child, text)).join('')}${node.role && node.role !== 'Span' ? '\n' : ''}`;
}

const all = {};
for (const file of process.argv.slice(2)) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  all[file] = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const tree = await page.getStructTree();
    if (tree) all[file] += read(tree, await pieces(page));
  }
  await pdf.destroy();
}
process.stdout.write(JSON.stringify(all));

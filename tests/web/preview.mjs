// Starts the real preview (`plainleaf serve`) on a copy of a site, in a folder of its own, and ends it again.
// What comes in: the program, named by the environment variable PLAINLEAF (tests/run sets it).
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Copies a site and shows it. Gives { origin, folder, close }. */
export async function startPreview(site = root) {
  const program = process.env.PLAINLEAF;
  if (!program) throw new Error('Set PLAINLEAF to the program: PLAINLEAF=target/debug/plainleaf node --test desk.test.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'plainleaf-preview-'));
  cpSync(join(site, 'content'), join(folder, 'content'), { recursive: true });
  const child = spawn(program, ['serve', folder, '--port', '0', '--today', '2026-11-22'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const origin = await new Promise((resolve, reject) => {
    const hear = (words) => {
      said += words;
      const [, at] = /is at (http:\/\/[^/\s]+)\//.exec(said) ?? [];
      if (at) resolve(at);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`The preview ended: ${said}`)));
  });
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  const close = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, folder, close };
}

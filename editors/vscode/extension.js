// Starts `plainleaf lsp` when a folder with a site or a Markdown file is opened, and lets it speak with the editor.
// It sends nothing anywhere, and changes no file: what plainleaf mends, the person who writes saves.

const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

/** What plainleaf is asked about: the texts and the settings of a site. It leaves alone what is part of no site. */
const FILES = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'file', pattern: '**/content/**/*.toml' },
];

/** @type {LanguageClient | undefined} */
let client;

async function start() {
  const path = vscode.workspace.getConfiguration('plainleaf').get('path', 'plainleaf');
  const server = { command: path, args: ['lsp'], transport: TransportKind.stdio };
  client = new LanguageClient('plainleaf', 'plainleaf', server, { documentSelector: FILES });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const answer = await vscode.window.showErrorMessage(
      `The program “${path}” did not start, so nothing is checked while you type. (${error.message ?? error})`,
      'Say where it is',
    );
    if (answer) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'plainleaf.path');
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function activate(context) {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('plainleaf.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('plainleaf.path')) {
        return restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };

/** User settings of a window that nobody has used before: nothing phones home, nothing opens by itself, nothing asks. */
export const quietSettings = {
  'chat.agentHost.enabled': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

const LEFT_OUT = ['copilot', 'git', 'microsoft-authentication', 'tunnel-forwarding', 'node_modules']

/** Built-in extensions that want the network, an account or a native module are left out; languages, grammars and themes all stay. */
export function isBuiltInKept(name) {
  return !LEFT_OUT.includes(name) && !name.startsWith('ms-vscode.')
}

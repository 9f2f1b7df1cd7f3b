/** What `chrome://extensions` may do, which is what its switches and buttons do. */
interface ExtensionsPage {
  readonly developerPrivate: {
    addHostPermission(id: string, pattern: string, done: () => void): void;
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: {
      extensionId: string;
      incognitoAccess: boolean;
    }): Promise<void>;
    reload(id: string, options: { failQuietly: boolean }): Promise<void>;
  };
  readonly runtime: { readonly lastError?: { readonly message: string } };
}

/** Runs on `chrome://extensions`. Without developer mode the extension would stay disabled. */
export async function reloadExtension(id: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionsPage };
  await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await chrome.developerPrivate.reload(id, { failQuietly: true });
}

/** Runs on `chrome://extensions`. The extension is reloaded by it. */
export async function allowPrivateWindows(extensionId: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionsPage };
  await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await chrome.developerPrivate.updateExtensionConfiguration({
    extensionId,
    incognitoAccess: true,
  });
}

/** Runs on `chrome://extensions`. */
export function addHostPermission(id: string, pattern: string): Promise<string> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionsPage };
  return new Promise((resolve, reject) => {
    chrome.developerPrivate.addHostPermission(id, pattern, () => {
      const problem = chrome.runtime.lastError?.message;
      if (problem === undefined) resolve('granted');
      else reject(new Error(problem));
    });
  });
}

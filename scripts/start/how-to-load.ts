import { join } from 'node:path';
import { buildFolder } from '../tasks/build.ts';

/** How a person gets the built extension into a browser and into the demo's room, line by line. */
export function howToLoad(root: string, serverUrl: string, demoUrl: string): readonly string[] {
  return [
    'Load the built extension by hand, in a browser on this machine:',
    '',
    'Chrome   chrome://extensions → Developer mode → Load unpacked:',
    `         ${buildFolder(root, 'chromium')}`,
    'Edge     edge://extensions → Developer mode → Load unpacked: the same folder',
    'Firefox  about:debugging#/runtime/this-firefox → Load Temporary Add-on:',
    `         ${join(buildFolder(root, 'firefox'), 'manifest.json')}`,
    '',
    `Then open its popup, give it the server ${serverUrl} and a room, such as demo,`,
    `and do the same in a second browser or profile. A page to look at: ${demoUrl}`,
    '',
  ];
}

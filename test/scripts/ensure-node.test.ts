import { expect, test } from 'vitest';
import { isRecentNode, nodePackageFor } from '../../scripts/setup/ensure-node.mjs';

test.each(['18.20.0', '20.20.0', '20.20.2', '22.11.0', '22.17.1', '23.11.0'])(
  'Node %s does not run TypeScript, or is not looked after: another one is fetched',
  (version) => {
    expect(isRecentNode(version)).toBe(false);
  },
);

test.each(['22.18.0', '22.23.2', '24.0.0', '24.21.0', '26.10.0'])(
  'Node %s is used as it is',
  (version) => {
    expect(isRecentNode(version)).toBe(true);
  },
);

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
])('there is a Node to fetch for %s on %s, pinned, and recent enough', (platform, arch) => {
  const found = nodePackageFor(platform, arch);
  expect(found?.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(isRecentNode(found?.version ?? '')).toBe(true);
});

test('an unknown machine is told to install Node itself', () => {
  expect(nodePackageFor('sunos', 'sparc')).toBeNull();
});

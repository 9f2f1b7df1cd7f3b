import { expect, test } from 'vitest';
import { firstStalePackage } from '../../scripts/setup/ensure-dependencies.ts';

const LOCK = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/ws': { version: '8.23.0' },
    'node_modules/rolldown-mac': { version: '1.0.0', optional: true },
  },
};

test('what is installed as the lock file says is left alone, other platforms’ packages missing', () => {
  const installed = { packages: { 'node_modules/ws': { version: '8.23.0' } } };
  expect(firstStalePackage(LOCK, installed)).toBeNull();
});

test('a package that is missing is stale', () => {
  expect(firstStalePackage(LOCK, { packages: {} })).toBe('node_modules/ws');
});

test('a package of another version is stale, optional or not', () => {
  const older = { packages: { 'node_modules/ws': { version: '8.22.0' } } };
  expect(firstStalePackage(LOCK, older)).toBe('node_modules/ws');
  const optional = {
    packages: { ...LOCK.packages, 'node_modules/rolldown-mac': { version: '0.9.0' } },
  };
  expect(firstStalePackage(LOCK, optional)).toBe('node_modules/rolldown-mac');
});

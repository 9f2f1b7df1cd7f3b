import { vi } from 'vitest';

/** What a script tells whoever runs it, line by line, from now until the mocks are restored. Nothing is printed. */
export function catchWords(): string[] {
  const said: string[] = [];
  for (const stream of ['log', 'error'] as const) {
    vi.spyOn(console, stream).mockImplementation((line) => void said.push(String(line)));
  }
  return said;
}

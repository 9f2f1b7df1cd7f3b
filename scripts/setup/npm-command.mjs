/**
 * How to start npm. Under `npm run` it is the npm that is running; on Windows npm is a `.cmd`, which
 * only a shell starts.
 * @returns {{ program: string, args: string[], shell: boolean }}
 */
export function npmCommand() {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('npm-cli.js')) {
    return { program: process.execPath, args: [cli], shell: false };
  }
  return { program: 'npm', args: [], shell: process.platform === 'win32' };
}

import { expect, test } from 'vitest';
import { leaveOut } from '../../scripts/bundle/leave-out.ts';

const SOURCE = `class Lamp {
  on(){ if(this.hasLogger()) this.log("on"); this.lit = true }
  dim(){ if(this.hasLogger()) this.log("dim"); return "dim" }
  off(worn){ if(this.hasLogger()){ this.log("off") } if(worn){ this.log("worn") } if(this.isOld) this.log("old"); this.lit = false }
}
new Lamp()`;

test('methods and logs go, and the rest does what it did', () => {
  const lean = leaveOut(SOURCE, { methods: ['dim'], guards: ['hasLogger', 'isOld', 'worn'] });
  expect(lean).not.toMatch(/dim|log|isOld/);
  expect(lean).toContain('this.lit = true');
  expect(lean).toContain('this.lit = false');
});

test('a method that is not there any more is said', () => {
  expect(() =>
    leaveOut(SOURCE, { methods: ['blink'], guards: ['hasLogger', 'isOld', 'worn'] }),
  ).toThrow('"blink"');
});

test('statements that begin so go with all that is in them, and one that is not there any more is said', () => {
  const source = 'function shine(name){ if(name){ warn(name); fall(1) } return "lit" }';
  const lean = leaveOut(source, { methods: [], guards: [], statements: ['if(name)'] });
  expect(lean).not.toMatch(/warn|fall/);
  expect(lean).toContain('return "lit"');
  expect(() => leaveOut(source, { methods: [], guards: [], statements: ['if(moon)'] })).toThrow(
    '"if(moon)"',
  );
});

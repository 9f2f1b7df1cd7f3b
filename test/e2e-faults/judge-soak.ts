/** What was held at one moment, by name: memory in KiB, all else in pieces. */
export type Sample = Readonly<Record<string, number>>;

/** The first third fills what is kept: timelines, caches, compiled code. */
const WARM_UP = 1 / 3;
/** A collector's mood; what leaks grows by more than this in the hundreds of breaks of a soak. */
const MEMORY_SLACK = 1.1;
const PIECES_SLACK = 1.02;

interface Course {
  readonly name: string;
  readonly isMemory: boolean;
  /** Medians: of the warm-up, of the middle of the soak, of its end. */
  readonly thirds: readonly [number, number, number];
}

/** A sentence for each thing of which there is more in the last third than in the middle one. */
export function judgeSoak(samples: readonly Sample[]): readonly string[] {
  return coursesOf(samples).flatMap(({ name, isMemory, thirds: [, middle, end] }) => {
    const level = isMemory ? middle * MEMORY_SLACK : Math.ceil(middle * PIECES_SLACK);
    return end > level ? [`${name} grew from ${show(middle)} to ${show(end)}`] : [];
  });
}

export function printSoak(samples: readonly Sample[]): string {
  const courses = coursesOf(samples);
  const width = Math.max(0, ...courses.map(({ name }) => name.length));
  const rows = courses.map(({ name, isMemory, thirds }) => {
    const [warm, middle, end] = thirds.map((value) => show(value).padStart(9));
    return `  ${name.padEnd(width)}${warm}${middle}${end}${isMemory ? '  KiB' : ''}`;
  });
  const title = `  ${'medians'.padEnd(width)}${['warm-up', 'middle', 'end'].map((one) => one.padStart(9)).join('')}`;
  return [title, ...rows].join('\n');
}

function coursesOf(samples: readonly Sample[]): readonly Course[] {
  const warm = Math.round(samples.length * WARM_UP);
  const half = warm + Math.round((samples.length - warm) / 2);
  return Object.keys(samples[0] ?? {}).map((name) => {
    const values = samples.map((sample) => sample[name] ?? 0);
    return {
      name,
      isMemory: /heap|memory/.test(name),
      thirds: [
        median(values.slice(0, warm)),
        median(values.slice(warm, half)),
        median(values.slice(half)),
      ],
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function show(value: number): string {
  return Math.round(value).toLocaleString('en');
}

import styles from './Icon.module.css';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  check: 'M5 13l4 4L19 7',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  lock: 'M8 11V8a4 4 0 0 1 8 0v3M6 11h12v9H6z',
  minimise: 'M6 12h12',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  reroll: 'M20 11a8 8 0 0 0-14.5-3.5M4 4v4h4M4 13a8 8 0 0 0 14.5 3.5M20 20v-4h-4',
  quote: 'M5 6v12M9.5 8H19M9.5 12H19M9.5 16h6',
  reply: 'M9 7L4 12l5 5M4 12h9a7 7 0 0 1 7 7',
  send: 'M12 20V5M5 12l7-7 7 7',
  smile: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9 9.5h.01M15 9.5h.01M8.5 14.5a4.5 4.5 0 0 0 7 0',
} as const;

/** Points to where a line begins, so it turns around where lines begin at the right. */
const MIRRORED: ReadonlySet<keyof typeof PATHS> = new Set(['back', 'reply']);

/** A drawing beside a word, or inside a button that has one: it says nothing by itself. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={MIRRORED.has(name) ? styles.mirrored : undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

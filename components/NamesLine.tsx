import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../locales/words.ts';
import { classes } from './classes.ts';
import styles from './NamesLine.module.css';

const MOST = 3;

/**
 * Names in one line: as many as there is room for, each whole, and how many more there are. One that is
 * too long by itself ends in an ellipsis; the number stays.
 */
export function NamesLine({
  names,
  total,
}: {
  /** The first ones are shown. */
  readonly names: readonly string[];
  readonly total: number;
}) {
  const line = useRef<HTMLSpanElement>(null);
  const candidates = names.slice(0, MOST);
  const [windowWidth, setWindowWidth] = useState(innerWidth);
  const about = JSON.stringify([candidates, total, windowWidth]);
  const [fitting, setFitting] = useState({ about, count: candidates.length });
  const count = fitting.about === about ? fitting.count : candidates.length;

  // Takes one name away until the line fits, all before it is painted.
  useLayoutEffect(() => {
    const element = line.current;
    if (!element || count <= 1 || element.scrollWidth <= element.clientWidth) return;
    setFitting({ about, count: count - 1 });
  }, [about, count]);

  // A side panel is made wider and narrower by hand: it begins again with all of them.
  useEffect(() => {
    const measure = () => setWindowWidth(innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);

  const shown = candidates.slice(0, count);
  const more = total - shown.length;
  return (
    <span ref={line} className={classes(styles.line, count === 1 && styles.single)}>
      <span className={styles.names}>
        {t.members.nameParts(shown, more === 0).map((part, index) =>
          part.isName ? (
            // Two people may have one name; the order of parts is all there is to tell them apart.
            // eslint-disable-next-line react/no-array-index-key
            <bdi key={index}>{part.text}</bdi>
          ) : (
            part.text
          ),
        )}
      </span>
      {more > 0 && <span className={styles.more}>{t.members.more(more)}</span>}
    </span>
  );
}

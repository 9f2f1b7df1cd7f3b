import { useEffect, useState, useSyncExternalStore } from 'react';
import { LANGUAGES, type Look, lookAddress, readLook, THEMES } from './look.ts';
import { STORIES } from './stories.tsx';
import type { Story } from './story.ts';

/** One story, by the page's address; without one all of them, each in a frame of its own. */
export function Gallery() {
  useSyncExternalStore(onHash, () => location.hash);
  const look = readLook(location);
  const story = STORIES.find(({ name }) => name === look.story);
  if (!story) return <Index look={look} />;
  return <Stage key={story.name} story={story} />;
}

/** Says by `data-ready` when it shows what it is to show. */
function Stage({ story: { name, width, render, act } }: { readonly story: Story }) {
  const [shown] = useState(render);
  const [isReady, setReady] = useState(act === undefined);
  useEffect(() => {
    // One that does not get there is looked at as it is; whoever tests hears of the error.
    void act?.()
      .catch(reportError)
      .finally(() => setReady(true));
  }, [act]);
  return (
    <div className="story" data-story={name} data-ready={isReady || undefined} style={{ width }}>
      {shown}
    </div>
  );
}

function onHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

function Index({ look }: { readonly look: Look }) {
  const ways = THEMES.flatMap((theme) =>
    LANGUAGES.map((language) => ({ ...look, theme, language })),
  );
  return (
    <main className="gallery" dir="ltr" lang="en">
      <h1>Every component</h1>
      <nav>
        {ways.map((way) => (
          <a key={lookAddress(way)} href={lookAddress(way)}>
            {way.theme}, {way.language}
          </a>
        ))}
      </nav>
      <div className="stories">
        {STORIES.map(({ name, width, height }) => (
          <figure key={name}>
            <figcaption>
              <a href={lookAddress({ ...look, story: name })}>{name}</a>
            </figcaption>
            {/* Our own page, without anybody else's script in it. */}
            {/* eslint-disable-next-line react/iframe-missing-sandbox */}
            <iframe
              title={name}
              src={lookAddress({ ...look, story: name })}
              loading="lazy"
              width={width + 32}
              height={height + 32}
            />
          </figure>
        ))}
      </div>
    </main>
  );
}

// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { InviteCard } from '../../components/InviteCard.tsx';
import { MemberRows } from '../../components/MemberRows.tsx';
import { NamesLine } from '../../components/NamesLine.tsx';
import { BlockedList } from '../../components/options/BlockedList.tsx';
import { OverlayBubble } from '../../components/OverlayBubble.tsx';
import { OverlayPill } from '../../components/OverlayPill.tsx';
import { RoomHeader } from '../../components/RoomHeader.tsx';
import { RecentRooms, RoomSwitcher } from '../../components/RoomSwitcher.tsx';
import { TypingLine } from '../../components/TypingLine.tsx';
import { idSuffixes } from '../../lib/room/confusable.ts';
import { readInviteLink } from '../../lib/room/invite.ts';
import { memberName } from '../../lib/room/select.ts';
import type { Member } from '../../lib/room/types.ts';
import { parsePresences } from '../../lib/wire/parse-presence.ts';
import { loadPageWords } from '../../locales/page-words.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, anOpenRoom, aRoom, KITCHEN, LOCAL } from '../fakes/samples.ts';
import { FakeResizeObserver, FrontConversation, settle, show } from '../fakes/stage.tsx';
import { hostileLabels as labels, hostileMessages as messages } from './hostile-messages.ts';
import { HOSTILE_TEXTS, NEVER_SHOWN } from './hostile-texts.ts';
import { sayTried } from './say-tried.ts';

const tried = { texts: HOSTILE_TEXTS.length, places: 0, links: 0 };
afterAll(() => sayTried('hostile texts, where they are shown', tried));

beforeAll(async () => {
  globalThis.ResizeObserver ??= FakeResizeObserver;
  await loadPageWords(['en']);
});
afterEach(cleanup);

const members: readonly Member[] = [
  ...(parsePresences(
    Object.fromEntries(
      HOSTILE_TEXTS.map((name, index) => [
        `p${index}`,
        { metas: [{ phx_ref: `r${index}`, name }] },
      ]),
    ),
  ) ?? []),
].map(([id, metas]) => ({ id, metas }));
const names = members.map((member) => memberName(member) ?? '').filter((name) => name !== '');

const ELEMENTS =
  /^(?:a|article|aside|bdi|blockquote|button|circle|defs|details|dialog|div|fieldset|footer|form|g|h[1-4]|header|input|label|li|main|mark|mask|nav|ol|p|path|rect|section|span|strong|summary|svg|textarea|time|title|ul|filter|fe[a-z]+|linear[a-z]+|stop|img|hr|br)$/i;
/** What our own words put around a name, to keep it as one piece. */
const OWN_SIGNS = /[\u2066-\u2069]/g;

const isFit = (text: string) => !NEVER_SHOWN.test(text.replace(OWN_SIGNS, ''));

/** Of what others wrote nothing may be more than text. */
function expectOnlyText(where: string, root: Node & ParentNode): void {
  tried.places += 1;
  const elements = [...root.querySelectorAll('*')];
  const links = elements.filter((element) => element instanceof HTMLAnchorElement);
  tried.links += links.length;
  const harm = [
    ...elements.filter(({ localName }) => !ELEMENTS.test(localName)),
    ...elements.flatMap(({ attributes }) => [...attributes].filter(isHarmful)),
    ...links.filter((link) => !isHonest(link)),
    ...textsIn(root).filter((text) => !isFit(text)),
  ];
  expect([where, harm]).toEqual([where, []]);
  expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
}

function isHarmful({ name, value, ownerElement }: Attr): boolean {
  if (/^on|^srcdoc$|^formaction$|^ping$|^xlink/i.test(name) || !isFit(value)) return true;
  // Pictures are our own.
  return name === 'src' && ownerElement?.localName === 'img' && !/^\/(?!\/)|^data:/.test(value);
}

/** It leads to where it says, with nothing unseen in what it shows, and tells nobody where from. */
function isHonest({ href, rel, textContent }: HTMLAnchorElement): boolean {
  const [url, written] = [new URL(href), textContent ?? ''];
  return (
    /^https?:$/.test(url.protocol) &&
    url.username + url.password === '' &&
    rel.split(' ').sort().join() === 'nofollow,noopener,noreferrer' &&
    new URL(written).host === url.host &&
    !/[\p{C}\p{Z}]/u.test(written)
  );
}

function textsIn(root: Node): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return texts;
}

const nothing = () => {};
async function shown(where: string, element: ReactNode): Promise<void> {
  const { container } = render(element);
  await settle();
  expectOnlyText(where, container);
  cleanup();
}

test('most of them are messages, names and labels, and some are none', () => {
  expect(messages.length).toBeGreaterThan(50);
  expect(names.length).toBeGreaterThan(50);
});

describe('a hostile text is text and nothing else', () => {
  test('in the conversation: names, messages, quotes, what is answered, reactions, typing', async () => {
    const room = aRoom({
      timeline: messages,
      members,
      typing: members.slice(0, 3).map(({ id }) => id),
      capabilities: ['cid', 'seq', 'history', 'edit', 'react', 'typing', 'quote'],
    });
    await show(<FrontConversation canPoint />, createFakeBackground({ rooms: [room] }));
    for (const opener of document.querySelectorAll('summary')) fireEvent.click(opener);
    await settle();
    expectOnlyText('the conversation', document.body);
    expect(document.querySelectorAll('[role=article]').length).toBe(messages.length);
    expect(tried.links).toBeGreaterThan(3);
  });

  test('in the list of people, and beside names that look the same stands what tells them apart', async () => {
    await shown(
      'the list of people',
      <MemberRows
        members={members}
        selfId="ada"
        blocked={new Set(['p1'])}
        suffixes={idSuffixes(members)}
        signers={null}
        moderation={null}
        onMention={nothing}
        onBlock={nothing}
      />,
    );
    const looksLikeAda = members.filter((member) => idSuffixes(members).has(member.id));
    expect(looksLikeAda.map((member) => memberName(member))).toEqual(
      expect.arrayContaining(['Аdа', 'Αda', 'Áda']),
    );
  });

  test('in one line of names, in who is typing, in the pill and in the bubble', async () => {
    const pill = {
      members,
      selfId: null,
      unread: 3,
      isMenuOpen: false,
      onOpen: nothing,
      onMenu: nothing,
    };
    await shown(
      'where names stand',
      names.map((name) => (
        <section key={name}>
          <NamesLine names={[name, name]} total={9} />
          <TypingLine names={[name, name]} />
          <OverlayPill {...pill} name={name} drag={{} as never} />
        </section>
      )),
    );
    await shown(
      'the bubble',
      messages.map((message) => (
        <OverlayBubble key={message.key} message={message} face="x" onOpen={nothing} />
      )),
    );
  });

  test('in what a room is called: headers, lists, invitations', async () => {
    const rooms = labels.map((label, index) =>
      anOpenRoom({ address: { ...KITCHEN, roomId: `r${index}` }, label }),
    );
    const home = aHome({
      rooms,
      recent: rooms.map(({ address, label }) => ({ address, label })),
    });
    await shown('rooms', <RecentRooms rooms={home.recent} onOpen={nothing} />);
    await shown(
      'open rooms',
      <RoomSwitcher
        home={home}
        problem={null}
        onOpen={nothing}
        onLeave={nothing}
        onReopen={nothing}
        onJoinAnother={nothing}
      />,
    );
    await shown(
      'headers',
      labels.map((label) => (
        <RoomHeader key={label} name={label} connection={{ status: 'online' }} />
      )),
    );
    const invitations = [];
    for (const text of HOSTILE_TEXTS) {
      const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
      for (const code of [`r1.${escaped}`, `e1.${'A'.repeat(43)}.${escaped}`]) {
        const invite = readInviteLink(`https://rooms.example.org/j#${code}`);
        if (!invite) continue;
        invitations.push(
          <InviteCard
            key={code}
            invite={invite}
            servers={[LOCAL]}
            join={{ problem: null, isJoining: false, join: async () => true } as never}
            onAccept={nothing}
            onDecline={nothing}
          />,
        );
      }
    }
    await shown('invitations', invitations);
    expect(invitations.length).toBeGreaterThan(50);
  });

  test('in the list of those who are not read', async () => {
    const blocked = names.map((name, index) => ({ serverUrl: LOCAL, memberId: `p${index}`, name }));
    await show(<BlockedList blocked={blocked} />);
    expectOnlyText('those who are not read', document.body);
  });
});

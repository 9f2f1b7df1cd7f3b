import { lazy, memo, Suspense, useMemo, useState } from 'react';
import { VList } from 'virtua';
import { nameShape, shapeOf } from '../lib/room/confusable.ts';
import { isHere, memberFace, memberName, memberSince, memberState } from '../lib/room/select.ts';
import type { Member, MemberId, Signer } from '../lib/room/types.ts';
import type { Moderation } from '../lib/ui/use-moderation.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import { Chip } from './Chip.tsx';
import styles from './MemberRows.module.css';
import { Menu, type MenuItem } from './Menu.tsx';
import { ShowOut, type Unwanted } from './ShowOut.tsx';

const SafetyNumber = lazy(async () => ({
  default: (await import('./SafetyNumber.tsx')).SafetyNumber,
}));

const SEARCHED_FROM = 20; // fewer are seen at a glance
const VIRTUAL_FROM = 200; // more than this many rows make every layout slow
const HEIGHT_PX = 220;

export interface MemberActions {
  readonly blocked: ReadonlySet<MemberId>;
  /** What tells people apart whose names look the same. */
  readonly suffixes: ReadonlyMap<MemberId, string>;
  /** In an encrypted room, whose words are known by which key; null in another. */
  readonly signers: readonly Signer[] | null;
  /** What whoever's room it is can do about people; null for others. */
  readonly moderation: Moderation | null;
  readonly onMention: (name: string) => void;
  readonly onBlock: (memberId: MemberId, name: string, on: boolean) => void;
}

/** Everybody who is here, one a line; of very many only those in view are in the document. */
export function MemberRows({
  members,
  selfId,
  blocked,
  suffixes,
  signers,
  moderation,
  ...actions
}: MemberActions & {
  /** We first. */
  readonly members: readonly Member[];
  readonly selfId: MemberId | null;
}) {
  const [query, setQuery] = useState('');
  const [unwanted, setUnwanted] = useState<Unwanted | null>(null);
  const shown = useMemo(() => search(members, query), [members, query]);
  const self = members.find(({ id }) => id === selfId) ?? null;
  const row = (member: Member, index: number) => (
    <MemberRow
      key={member.id}
      member={member}
      place={index + 1}
      total={shown.length}
      suffix={suffixes.get(member.id) ?? null}
      isSelf={member.id === selfId}
      isHere={isHere(member, self)}
      isBlocked={blocked.has(member.id)}
      signer={signers && (signers.find(({ memberId }) => memberId === member.id) ?? 'unknown')}
      onShowOut={moderation && setUnwanted}
      {...actions}
    />
  );
  return (
    <>
      {members.length > SEARCHED_FROM && (
        <input
          type="search"
          className={styles.search}
          aria-label={t.talk.members.search}
          placeholder={t.talk.members.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {shown.length === 0 && <p className={styles.nobody}>{t.talk.members.nobody}</p>}
      {shown.length > VIRTUAL_FROM ? (
        <div className={styles.virtual} role="list" aria-label={t.members.title}>
          <VList data={shown} style={{ height: HEIGHT_PX }}>
            {row}
          </VList>
        </div>
      ) : (
        <div className={styles.list} role="list" aria-label={t.members.title}>
          {shown.map(row)}
        </div>
      )}
      {unwanted && moderation && (
        <ShowOut who={unwanted} moderation={moderation} onClose={() => setUnwanted(null)} />
      )}
    </>
  );
}

const MemberRow = memo(function MemberRow({
  member,
  place,
  total,
  suffix,
  isSelf,
  isHere: isOnThisPage,
  isBlocked,
  signer,
  onMention,
  onBlock,
  onShowOut,
}: Pick<MemberActions, 'onMention' | 'onBlock'> & {
  readonly member: Member;
  /** Which of how many: most of a long list are not in the document. */
  readonly place: number;
  readonly total: number;
  readonly suffix: string | null;
  readonly isSelf: boolean;
  readonly isHere: boolean;
  readonly isBlocked: boolean;
  /** `unknown`: they have signed nothing yet. Null in a room without encryption. */
  readonly signer: Signer | 'unknown' | null;
  readonly onShowOut: ((who: Unwanted) => void) | null;
}) {
  const [isComparing, setComparing] = useState(false);
  const state = memberState(member);
  const since = memberSince(member);
  const name = memberName(member) ?? t.members.someone;
  return (
    <div className={styles.member} role="listitem" aria-posinset={place} aria-setsize={total}>
      <span className={isOnThisPage ? styles.here : styles.face}>
        <Avatar seed={memberFace(member)} size={28} isDimmed={state !== 'active'} />
      </span>
      <span className={styles.who}>
        <bdi className={styles.name}>{name}</bdi>
        {suffix !== null && <span className={styles.suffix}>{suffix}</span>}
        {isSelf && <Chip look="lamp">{t.members.you}</Chip>}
        {isBlocked && <Chip>{t.talk.members.blocked}</Chip>}
        {signer !== null && signer !== 'unknown' && signer.isChanged && (
          <Chip>{t.talk.sealed.changed}</Chip>
        )}
      </span>
      <span className={styles.state}>
        {state !== 'active' && <span>{t.members.state[state]}</span>}
        {/* The ring says it to those who see it. */}
        {isOnThisPage && !isSelf && <span>{t.talk.members.here}</span>}
        {since !== null && <span className={styles.since}>{t.members.since(since)}</span>}
      </span>
      {isSelf ? (
        <span className={styles.noMenu} />
      ) : (
        <Menu
          label={t.talk.members.menu(name)}
          items={[
            { label: t.talk.members.mention, onChoose: () => onMention(name) },
            ...(signer === null
              ? []
              : [{ label: t.talk.sealed.compare, onChoose: () => setComparing(true) }]),
            {
              label: isBlocked ? t.talk.unblock(name) : t.talk.block(name),
              onChoose: () => onBlock(member.id, name, !isBlocked),
            },
            ...showOutItems(member.id, name, onShowOut),
          ]}
        />
      )}
      {isComparing && (
        <Suspense>
          <SafetyNumber
            name={name}
            signer={signer === 'unknown' ? null : signer}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
    </div>
  );
});

function showOutItems(
  memberId: MemberId,
  name: string,
  onShowOut: ((who: Unwanted) => void) | null,
): readonly MenuItem[] {
  if (!onShowOut) return [];
  const item = (label: string, forGood: boolean) => ({
    label,
    isDanger: true,
    onChoose: () => onShowOut({ memberId, name, forGood }),
  });
  return [item(t.talk.members.remove, false), item(t.talk.members.ban, true)];
}

/** By what a name looks like, so that accents need not be typed. */
function search(members: readonly Member[], query: string): readonly Member[] {
  const wanted = nameShape(query);
  if (wanted === '') return members;
  return members.filter((member) => shapeOf(member).includes(wanted));
}

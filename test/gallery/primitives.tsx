import { type ReactNode, useState } from 'react';
import { Avatar } from '../../components/Avatar.tsx';
import { AvatarStack } from '../../components/AvatarStack.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Chip, ToggleChip } from '../../components/Chip.tsx';
import { ConnectionWord } from '../../components/ConnectionNotice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { Lamp } from '../../components/Lamp.tsx';
import { MenuItems } from '../../components/Menu.tsx';
import { ProblemLine } from '../../components/ProblemLine.tsx';
import { Checkbox, Radio, Switch } from '../../components/Toggle.tsx';
import { t } from '../../locales/words.ts';
import { aMember, NOON } from '../fakes/samples.ts';
import { NAMES } from './bad-input.ts';
import type { Story } from './story.ts';

const nothing = (): void => {};
const LOOKS = ['main', 'plain', 'quiet', 'danger'] as const;

function Row({ children }: { readonly children: ReactNode }) {
  return <div className="row">{children}</div>;
}

function Held({
  children,
}: {
  readonly children: (on: boolean, set: (on: boolean) => void) => ReactNode;
}) {
  const [on, set] = useState(true);
  return children(on, set);
}

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => aMember(`member-${n}`, `Member ${n}`));

export const PRIMITIVES: readonly Story[] = [
  {
    name: 'buttons',
    width: 480,
    height: 180,
    render: () => (
      <div className="stack">
        {(['rest', 'disabled', 'busy'] as const).map((state) => (
          <Row key={state}>
            {LOOKS.map((look) => (
              <Button
                key={look}
                look={look}
                disabled={state === 'disabled'}
                isBusy={state === 'busy'}
              >
                {state === 'busy' ? t.rooms.joining : t.rooms.join}
              </Button>
            ))}
            <IconButton icon="more" label={t.menu.open} disabled={state === 'disabled'} />
          </Row>
        ))}
      </div>
    ),
  },
  {
    name: 'fields',
    width: 360,
    height: 320,
    render: () => (
      <div className="stack">
        <Field label={t.rooms.name} hint={t.rooms.nameHint} value="kitchen" onChange={nothing} />
        <Field
          label={t.rooms.name}
          problem={t.problems.command.room_empty}
          value=""
          onChange={nothing}
        />
        <Field label={t.profile.name} value={NAMES.emoji} disabled onChange={nothing} />
      </div>
    ),
  },
  {
    name: 'toggles',
    width: 360,
    height: 260,
    render: () => (
      <Held>
        {(on, set) => (
          <div className="stack">
            <Switch label={t.overlay.showHere} checked={on} onChange={set} />
            <Switch label={t.overlay.showHere} checked={false} disabled onChange={nothing} />
            <Checkbox
              label={t.options.paused}
              hint={t.options.pausedHint}
              checked={on}
              onChange={set}
            />
            <fieldset>
              <legend>{t.options.where}</legend>
              <Radio
                group="mode"
                label={t.options.mode.click}
                hint={t.options.mode.clickHint}
                checked={on}
                onChange={() => set(true)}
              />
              <Radio
                group="mode"
                label={t.options.mode.sites}
                checked={!on}
                onChange={() => set(false)}
              />
            </fieldset>
          </div>
        )}
      </Held>
    ),
  },
  {
    name: 'chips',
    width: 320,
    height: 60,
    render: () => (
      <Held>
        {(on, set) => (
          <Row>
            <Chip>4</Chip>
            <Chip look="lamp">99+</Chip>
            <ToggleChip label="👍, 3" isPressed={on} onPress={() => set(!on)}>
              👍 3
            </ToggleChip>
            <ToggleChip label="🎉, 1" isPressed={false} onPress={nothing}>
              🎉 1
            </ToggleChip>
            <ToggleChip label="😮, 2" isPressed={false} isDisabled onPress={nothing}>
              😮 2
            </ToggleChip>
          </Row>
        )}
      </Held>
    ),
  },
  {
    name: 'menu',
    width: 260,
    height: 200,
    render: () => (
      <MenuItems
        items={[
          { label: t.overlay.hideUntilReload, onChoose: nothing },
          { label: t.overlay.hideOnSite, onChoose: nothing },
          { label: t.overlay.pause, onChoose: nothing, isDisabled: true },
          { label: t.rooms.leave, onChoose: nothing, isDanger: true },
        ]}
      />
    ),
  },
  {
    name: 'dialog',
    width: 420,
    height: 240,
    render: () => (
      <Dialog
        title={t.rooms.leave}
        onClose={nothing}
        actions={
          <>
            <Button autoFocus>{t.overlay.minimise}</Button>
            <Button look="danger">{t.rooms.leave}</Button>
          </>
        }
      >
        <p>{t.options.pausedHint}</p>
      </Dialog>
    ),
  },
  {
    name: 'problems',
    width: 360,
    height: 120,
    render: () => (
      <div className="stack">
        <ProblemLine words={t.problems.command.storage_failed} />
        <ProblemLine words={t.problems.command.permission_missing} />
      </div>
    ),
  },
  {
    name: 'faces',
    width: 420,
    height: 160,
    render: () => (
      <div className="stack">
        <Row>
          <Avatar seed="ada" />
          <Avatar seed="grace" isDimmed />
          <Lamp />
        </Row>
        <AvatarStack members={people(3)} here={new Set()} isCounted />
        <AvatarStack
          members={people(5)}
          here={new Set(['member-1', 'member-2', 'member-4'])}
          isCounted
        />
        <AvatarStack members={people(10_000)} here={new Set()} isCounted />
      </div>
    ),
  },
  {
    name: 'connection',
    width: 320,
    height: 160,
    render: () => (
      <div className="stack">
        <ConnectionWord connection={{ status: 'online' }} />
        <ConnectionWord connection={{ status: 'connecting' }} />
        <ConnectionWord connection={{ status: 'reconnecting', since: NOON, problem: 'lost' }} />
        <ConnectionWord connection={{ status: 'refused', reason: 'banned' }} />
      </div>
    ),
  },
];

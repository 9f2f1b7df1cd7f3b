import type { Encoded, Serializer } from '../framing/frame.ts';
import type { WhenSlow } from './room-channel.ts';

/** Somebody who hears what is said in a topic. */
export interface Subscriber {
  readonly serializer: Serializer;
  deliver(frame: Encoded, whenSlow: WhenSlow): void;
}

export interface Hub {
  /** Returns the undoing. */
  subscribe(topic: string, subscriber: Subscriber): () => void;
  /** Encodes once for each framing, however many listen. */
  broadcast(topic: string, event: string, payload: unknown, options?: HubOptions): void;
  /** How many listen. */
  count(topic: string): number;
  /** Topics somebody listens to. */
  topics(): Iterable<string>;
}

export interface HubOptions {
  readonly whenSlow?: WhenSlow;
  readonly except?: unknown;
}

/** Who listens to which topic. */
export function createHub(): Hub {
  const subscribersOf = new Map<string, Set<Subscriber>>();

  return {
    subscribe(topic, subscriber) {
      const subscribers = subscribersOf.get(topic) ?? new Set();
      subscribersOf.set(topic, subscribers.add(subscriber));
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0 && subscribersOf.get(topic) === subscribers) {
          subscribersOf.delete(topic);
        }
      };
    },
    broadcast(topic, event, payload, { whenSlow = 'queue', except } = {}) {
      const encoded = new Map<Serializer, Encoded>();
      for (const subscriber of subscribersOf.get(topic) ?? []) {
        if (subscriber === except) continue;
        const { serializer } = subscriber;
        const frame = encoded.get(serializer) ?? serializer.broadcast(topic, event, payload);
        encoded.set(serializer, frame);
        subscriber.deliver(frame, whenSlow);
      }
    },
    count: (topic) => subscribersOf.get(topic)?.size ?? 0,
    topics: () => subscribersOf.keys(),
  };
}

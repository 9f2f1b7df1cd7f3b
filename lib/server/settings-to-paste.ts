import type { StepOutcome } from './findings.ts';
import { isLoopback } from './server-url.ts';

/** Where a setting belongs. */
export type Place =
  | 'address_field'
  | 'terminal'
  | 'environment'
  | 'endpoint'
  | 'origins_module'
  | 'user_socket'
  | 'room_channel';

/** What helps, to be copied as it is. */
export interface Setting {
  readonly place: Place;
  readonly code: string;
}

/** What to paste so that a failed step works; often there is nothing. `origin` is what this browser sends. */
export function settingsFor(
  { problem, reason }: Pick<Extract<StepOutcome, { status: 'failed' }>, 'problem' | 'reason'>,
  serverUrl: string,
  origin: string,
): readonly Setting[] {
  const url = new URL(serverUrl);
  switch (problem) {
    case 'port_closed':
      return isLoopback(url) ? [startLocally(url)] : [];
    case 'plain_port':
      return isLoopback(url) ? [address(`http://${url.host}`)] : [];
    case 'tls_port':
      return [address(`https://${url.host}`)];
    case 'wrong_path':
      return url.pathname === '/' ? [] : [address(url.origin)];
    case 'origin_refused':
      return [...phoenixOrigins(url, origin), ...ourOrigins(url, origin)];
    case 'upgrade_refused':
      return phoenixOrigins(url, origin);
    case 'join_refused':
      return reason === 'no_such_room' ? [ROOMS] : [];
    case 'no_presence_state':
      return [PRESENCE];
    case 'no_echo':
      return [ECHO];
    default:
      return [];
  }
}

const ROOMS: Setting = { place: 'user_socket', code: 'channel "room:*", MyAppWeb.RoomChannel' };

const PRESENCE: Setting = {
  place: 'room_channel',
  code: `def join("room:" <> _id, _params, socket) do
  send(self(), :after_join)
  {:ok, socket}
end

def handle_info(:after_join, socket) do
  {:ok, _} = Presence.track(socket, socket.assigns.user_id, %{online_at: System.os_time(:second)})
  push(socket, "presence_state", Presence.list(socket))
  {:noreply, socket}
end`,
};

const ECHO: Setting = {
  place: 'room_channel',
  code: `def handle_in("new_msg", payload, socket) do
  broadcast!(socket, "new_msg", payload)
  {:noreply, socket}
end`,
};

function address(code: string): Setting {
  return { place: 'address_field', code };
}

function startLocally(url: URL): Setting {
  const port = url.port === '' ? '80' : url.port;
  return { place: 'terminal', code: `npm run server -- --port ${port}` };
}

/**
 * Phoenix takes a list of origins, and with it forgets its own host, so that is named first. Firefox makes
 * up another origin for each install, and no list can hold those: there it is a function.
 */
function phoenixOrigins(url: URL, origin: string): readonly Setting[] {
  const isFixed = !origin.startsWith('moz-extension:');
  const check = isFixed
    ? `["//${url.hostname}", "${origin}"]`
    : '{MyAppWeb.Origins, :allowed?, []}';
  const endpoint: Setting = {
    place: 'endpoint',
    code: `socket "${socketPath(url)}", MyAppWeb.UserSocket,
  websocket: [check_origin: ${check}]`,
  };
  if (isFixed) return [endpoint];
  const code = `defmodule MyAppWeb.Origins do
  # This browser is ${origin}
  def allowed?(%URI{scheme: "moz-extension"}), do: true
  def allowed?(%URI{host: host}), do: host == MyAppWeb.Endpoint.host()
end`;
  return [endpoint, { place: 'origins_module', code }];
}

/** The servers of this project let Firefox in by themselves, and other extensions by name. */
function ourOrigins(url: URL, origin: string): readonly Setting[] {
  if (origin.startsWith('moz-extension:')) return [];
  return isLoopback(url)
    ? [{ place: 'terminal', code: `npm run server -- --allow-origin ${origin}` }]
    : [{ place: 'environment', code: `ALLOWED_ORIGINS=${origin}` }];
}

function socketPath({ pathname }: URL): string {
  return pathname === '/' ? '/socket' : pathname;
}

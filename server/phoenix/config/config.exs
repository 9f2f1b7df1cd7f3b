import Config

config :roomlight,
  ecto_repos: [Roomlight.Repo],
  generators: [timestamp_type: :utc_datetime_usec]

# A thousand people who join at once wait their turn; by default the pool turns away after 50 ms.
config :roomlight, Roomlight.Repo, queue_target: 2_000, queue_interval: 10_000

config :roomlight, RoomlightWeb.Endpoint,
  url: [host: "localhost"],
  adapter: Bandit.PhoenixAdapter,
  # `max_frame_size` bounds each frame, not the message that many of them make; Bandit takes 8 MB.
  http: [websocket_options: [max_fragmented_message_size: 64 * 1024]],
  render_errors: [formats: [json: RoomlightWeb.ErrorJSON], layout: false],
  pubsub_server: Roomlight.PubSub

config :roomlight,
  server_name: "Roomlight",
  # Origins besides Firefox' extensions, as "chrome-extension://<id>".
  allowed_origins: [],
  # Whether joining a room that nobody was in before makes it.
  open_rooms: true,
  # Milliseconds between two `room_tick`s.
  room_tick: 60_000,
  # Milliseconds in which a client that reads too slowly, or was asleep, may still read why it is closed.
  slow_reader_grace: 10_000

# A node that died is noticed by its silence, and its members leave: after 10 s, instead of 30. So one that
# has nothing to tell says that it lives every 3 s, instead of 15, or quiet nodes would be taken for dead.
config :roomlight, RoomlightWeb.Presence, down_period: 10_000, max_silent_periods: 2

config :logger, :default_formatter,
  format: "$time $metadata[$level] $message\n",
  metadata: [:request_id, :room, :member]

config :phoenix, :json_library, Jason

# Join params, tokens and message bodies are nobody's business who reads the log.
config :phoenix, :filter_parameters, {:keep, ["vsn"]}

import_config "#{config_env()}.exs"

import Config

config :roomlight, Roomlight.Repo,
  username: "postgres",
  password: "postgres",
  hostname: "localhost",
  database: "roomlight_test#{System.get_env("MIX_TEST_PARTITION")}",
  pool: Ecto.Adapters.SQL.Sandbox,
  pool_size: 10

config :roomlight, RoomlightWeb.Endpoint,
  http: [ip: {127, 0, 0, 1}, port: 4002],
  secret_key_base: "for tests only, for tests only, for tests only, for tests only, for tests",
  server: false

config :logger, level: :warning
config :phoenix, :plug_init_mode, :runtime

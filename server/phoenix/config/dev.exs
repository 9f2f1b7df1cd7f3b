import Config

config :roomlight, Roomlight.Repo,
  username: "postgres",
  password: "postgres",
  hostname: "localhost",
  database: "roomlight_dev",
  pool_size: 10

config :roomlight, RoomlightWeb.Endpoint,
  http: [ip: {127, 0, 0, 1}, port: String.to_integer(System.get_env("PORT", "4000"))],
  secret_key_base: "for development only, for development only, for development only",
  server: true

# Roomlight in Chrome and Edge, as this repository builds it.
config :roomlight, allowed_origins: ["chrome-extension://lonbaekdpgkbbcbkmfajlhfoobldofnd"]

config :logger, level: :info

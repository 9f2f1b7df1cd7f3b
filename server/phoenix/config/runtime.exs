import Config

# Settings of a release. What is missing is named, with a way to make it.
require_env = fn name, how ->
  case System.get_env(name) do
    value when value in [nil, ""] -> raise "The environment variable #{name} is missing. #{how}"
    value -> value
  end
end

if config_env() == :prod do
  host = require_env.("PHX_HOST", "It is the name this server is reached by: rooms.example.org")

  config :roomlight, Roomlight.Repo,
    url: require_env.("DATABASE_URL", "For example: ecto://USER:PASSWORD@HOST/DATABASE"),
    pool_size: String.to_integer(System.get_env("POOL_SIZE", "10")),
    socket_options: if(System.get_env("ECTO_IPV6") in ~w(true 1), do: [:inet6], else: [])

  config :roomlight, RoomlightWeb.Endpoint,
    url: [host: host, port: 443, scheme: "https"],
    http: [
      ip: {0, 0, 0, 0, 0, 0, 0, 0},
      port: String.to_integer(System.get_env("PORT", "4000"))
    ],
    secret_key_base: require_env.("SECRET_KEY_BASE", "Make one with: mix phx.gen.secret"),
    server: true

  config :roomlight,
    server_name: System.get_env("SERVER_NAME", host),
    allowed_origins: String.split(System.get_env("ALLOWED_ORIGINS", ""), [",", " "], trim: true),
    open_rooms: System.get_env("OPEN_ROOMS", "true") in ~w(true 1),
    dns_cluster_query: System.get_env("DNS_CLUSTER_QUERY")
end

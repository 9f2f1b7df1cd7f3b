import Config

# Settings of a release. What is missing, or cannot be, is named with what to write instead.
if config_env() == :prod do
  refuse = fn name, problem, how ->
    raise "The environment variable #{name} #{problem}. #{how}"
  end

  # An empty variable is one that was not set: compose files and units write `NAME=`.
  optional = fn name, default ->
    case System.get_env(name) do
      value when value in [nil, ""] -> default
      value -> value
    end
  end

  required = fn name, how -> optional.(name, nil) || refuse.(name, "is missing", how) end

  whole = fn name, default, first..last//1 ->
    case Integer.parse(optional.(name, Integer.to_string(default))) do
      {number, ""} when first <= number and number <= last -> number
      _ -> refuse.(name, "is no number from #{first} to #{last}", "Leave it out for #{default}.")
    end
  end

  yes? = fn name, default ->
    case optional.(name, default) do
      value when value in ~w(true 1) -> true
      value when value in ~w(false 0) -> false
      _ -> refuse.(name, "is neither true nor false", "Leave it out for #{default}.")
    end
  end

  host_example =
    "It is the name this server is reached by, without https:// and port: rooms.example.org"

  host = required.("PHX_HOST", host_example)
  if host =~ ~r"[/:\s]", do: refuse.("PHX_HOST", "is no name", host_example)

  database_example = "For example: ecto://USER:PASSWORD@HOST/DATABASE"
  database_url = required.("DATABASE_URL", database_example)

  unless database_url =~ ~r"\A\w+://[^/]+/[^/]",
    do: refuse.("DATABASE_URL", "is no address of a database", database_example)

  secret_how = "Make one with: openssl rand -base64 48. All nodes have the same."
  secret_key_base = required.("SECRET_KEY_BASE", secret_how)

  if byte_size(secret_key_base) < 64,
    do: refuse.("SECRET_KEY_BASE", "is shorter than 64 characters", secret_how)

  allowed_origins = String.split(optional.("ALLOWED_ORIGINS", ""), [",", " "], trim: true)

  for origin <- allowed_origins, not (origin =~ ~r"\Achrome-extension://[a-p]{32}\z") do
    refuse.(
      "ALLOWED_ORIGINS",
      "has #{inspect(origin)} in it, which is no extension's origin",
      "Write chrome-extension://<id>, several with spaces between. Firefox' need no entry, and web pages may not be let in."
    )
  end

  config :roomlight, Roomlight.Repo,
    url: database_url,
    pool_size: whole.("POOL_SIZE", 10, 1..1_000),
    socket_options: if(yes?.("ECTO_IPV6", "false"), do: [:inet6], else: [])

  config :roomlight, RoomlightWeb.Endpoint,
    url: [host: host, port: 443, scheme: "https"],
    http: [ip: {0, 0, 0, 0, 0, 0, 0, 0}, port: whole.("PORT", 4000, 1..65_535)],
    secret_key_base: secret_key_base,
    server: true

  config :roomlight,
    server_name: optional.("SERVER_NAME", host),
    allowed_origins: allowed_origins,
    open_rooms: yes?.("OPEN_ROOMS", "true"),
    dns_cluster_query: optional.("DNS_CLUSTER_QUERY", nil)
end

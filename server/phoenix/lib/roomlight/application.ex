defmodule Roomlight.Application do
  @moduledoc false

  use Application

  @impl true
  def start(_type, _args) do
    Roomlight.LogRedaction.attach()

    children = [
      Roomlight.Repo,
      {DNSCluster, query: Application.get_env(:roomlight, :dns_cluster_query) || :ignore},
      {Phoenix.PubSub, name: Roomlight.PubSub},
      Roomlight.RateLimiter,
      {Task.Supervisor, name: Roomlight.AskOnce.Tasks},
      Roomlight.AskOnce,
      {Registry, keys: :duplicate, name: RoomlightWeb.Places},
      RoomlightWeb.SlowReaders,
      RoomlightWeb.RoomRoster.Supervisor,
      RoomlightWeb.Telemetry,
      RoomlightWeb.Presence,
      RoomlightWeb.Endpoint
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: Roomlight.Supervisor)
  end

  @impl true
  def config_change(changed, _new, removed) do
    RoomlightWeb.Endpoint.config_change(changed, removed)
    :ok
  end
end

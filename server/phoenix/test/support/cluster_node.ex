defmodule Roomlight.ClusterNode do
  @moduledoc """
  This server once more, as a node of its own with a port of its own, on the tests' database. What it
  stores is committed, unlike that of other tests.
  """

  defstruct [:peer, :port]

  @doc "Nodes that know each other."
  def start_many!(count) do
    nodes = for n <- 1..count, do: start!(:"roomlight_#{n}_#{System.unique_integer([:positive])}")
    [first | others] = nodes
    name = call(first, :erlang, :node, [])
    for node <- others, do: true = call(node, :net_kernel, :connect_node, [name])
    nodes
  end

  @doc "The node dies at once: nothing is said, nothing is stored."
  def kill!(%__MODULE__{peer: peer}) do
    ref = Process.monitor(peer)
    :peer.cast(peer, :erlang, :halt, [137, [flush: false]])

    receive do
      {:DOWN, ^ref, :process, _, _} -> :ok
    end
  end

  defp start!(name) do
    {:ok, peer, _node} =
      :peer.start(%{
        name: name,
        host: ~c"127.0.0.1",
        longnames: true,
        connection: :standard_io,
        wait_boot: to_timeout(minute: 1),
        args: [
          ~c"-setcookie",
          ~c"roomlight_tests",
          ~c"-kernel",
          ~c"inet_dist_use_interface",
          ~c"{127,0,0,1}"
        ]
      })

    node = %__MODULE__{peer: peer}
    call(node, :code, :add_paths, [:code.get_path()])
    {:ok, _} = call(node, :application, :ensure_all_started, [:elixir])
    call(node, Application, :put_all_env, [settings()])
    {:ok, _} = call(node, Application, :ensure_all_started, [:roomlight])
    {:ok, {_address, port}} = call(node, RoomlightWeb.Endpoint, :server_info, [:http])
    %{node | port: port}
  end

  defp call(%{peer: peer}, module, function, args) do
    :peer.call(peer, module, function, args, to_timeout(minute: 5))
  end

  defp settings do
    roomlight = Application.get_all_env(:roomlight)
    repo = Keyword.drop(roomlight[Roomlight.Repo], [:pool]) ++ [pool_size: 2]
    endpoint = roomlight[RoomlightWeb.Endpoint]
    endpoint = Keyword.merge(endpoint, server: true, http: [ip: {127, 0, 0, 1}, port: 0])
    # Found dead sooner than in earnest, so that nobody waits for it.
    presence = [broadcast_period: 300, max_silent_periods: 2, down_period: 3_000]

    [
      roomlight:
        Keyword.merge(roomlight, [
          {Roomlight.Repo, repo},
          {RoomlightWeb.Endpoint, endpoint},
          {RoomlightWeb.Presence, presence}
        ]),
      phoenix: Application.get_all_env(:phoenix),
      logger: [level: :critical]
    ]
  end
end

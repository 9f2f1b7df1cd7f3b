defmodule RoomlightWeb.RoomRoster.Supervisor do
  @moduledoc "The rosters of the rooms that somebody of this node is in."

  use Supervisor

  alias RoomlightWeb.RoomRoster

  @registry RoomlightWeb.RoomRoster.Registry
  @rosters RoomlightWeb.RoomRoster.Rosters

  def start_link(opts), do: Supervisor.start_link(__MODULE__, opts, name: __MODULE__)

  @impl true
  def init(_opts) do
    children = [
      {Registry, keys: :unique, name: @registry},
      {DynamicSupervisor, name: @rosters}
    ]

    Supervisor.init(children, strategy: :one_for_all)
  end

  @doc "The name of a room's roster, which tells with it how many are in the room."
  def via(topic), do: {:via, Registry, {@registry, topic, 0}}

  @doc "Called by a roster where it changed how many are in its room."
  def put_size(topic, size), do: Registry.update_value(@registry, topic, fn _ -> size end)

  @doc "How many are in the room, as its roster said last."
  def size(topic) do
    case Registry.lookup(@registry, topic) do
      [{_, size}] -> size
      [] -> 0
    end
  end

  def whereis(topic) do
    case Registry.lookup(@registry, topic) do
      [{pid, _}] -> pid
      [] -> nil
    end
  end

  @doc "The roster of this room, whoever starts it."
  def start_roster(topic) do
    whereis(topic) ||
      case DynamicSupervisor.start_child(@rosters, {RoomRoster, topic}) do
        {:ok, pid} -> pid
        {:error, {:already_started, pid}} -> pid
      end
  end

  def count, do: DynamicSupervisor.count_children(@rosters).active
end

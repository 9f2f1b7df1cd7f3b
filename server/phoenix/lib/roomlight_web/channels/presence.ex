defmodule RoomlightWeb.Presence do
  @moduledoc """
  Who is in which room, on any node.

  Members are tracked under a topic that no client listens to. Phoenix tells each change to each
  subscriber of the tracked topic as it comes, which in a storm of N arrivals are N² frames; here each
  change goes to the room's `RoomlightWeb.RoomRoster`, which collects them.
  """

  use Phoenix.Presence, otp_app: :roomlight, pubsub_server: Roomlight.PubSub

  alias Roomlight.Limits
  alias RoomlightWeb.RoomRoster

  @prefix "roster:"

  def enter(pid, topic, member_id, meta), do: track(pid, @prefix <> topic, member_id, meta)

  def change(pid, topic, member_id, meta), do: update(pid, @prefix <> topic, member_id, meta)

  def leave(pid, topic, member_id), do: untrack(pid, @prefix <> topic, member_id)

  @doc "Everybody in the room, as in a `presence_state`."
  def everybody(topic), do: list(@prefix <> topic)

  @doc "Clients read so many metas of one member, so no more are told."
  @impl true
  def fetch(_topic, presences) do
    Map.new(presences, fn {key, %{metas: metas} = presence} ->
      {key, %{presence | metas: Enum.take(metas, Limits.metas())}}
    end)
  end

  @impl true
  def init(_opts), do: {:ok, nil}

  @impl true
  def handle_metas(@prefix <> topic, diff, _presences, state) do
    RoomRoster.changed(topic, diff)
    {:ok, state}
  end
end

defmodule RoomlightWeb.SkippableBroadcast do
  @moduledoc "Tells a room what is of no worth a moment later, so that slow readers are spared it."

  alias Phoenix.Socket.Broadcast
  alias RoomlightWeb.SocketGuard

  @doc "To everybody in the room but the sender, on any node."
  def send_from(pid, topic, event, payload) do
    broadcast = %Broadcast{topic: topic, event: event, payload: payload}
    Phoenix.PubSub.broadcast_from!(Roomlight.PubSub, pid, topic, broadcast, __MODULE__)
  end

  @doc "Called by PubSub on each node."
  def dispatch(subscribers, from, broadcast) do
    Enum.reduce(subscribers, %{}, fn
      {^from, _}, frames ->
        frames

      {_pid, {:fastlane, transport_pid, serializer, _intercepts}}, frames ->
        frames = Map.put_new_lazy(frames, serializer, fn -> serializer.fastlane!(broadcast) end)
        SocketGuard.push_skippable(transport_pid, broadcast.topic, frames[serializer])
        frames

      {pid, _}, frames ->
        send(pid, broadcast)
        frames
    end)

    :ok
  end
end

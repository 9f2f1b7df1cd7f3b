defmodule RoomlightWeb.RoomRoster do
  @moduledoc """
  Who is in one room, as this node's clients know it.

  One process a room and node. It collects what changes and tells it to everybody in one diff. Those
  who came in the meantime are told of themselves, as Phoenix does, and then get the whole roster: the
  diff that everybody else hears would be in it a second time. Both are written as JSON once, however
  many hear them, and go out from one process, so that they keep their order.
  """

  use GenServer, restart: :temporary

  alias Phoenix.Socket.{Broadcast, Message}
  alias Roomlight.{AskOnce, Limits, PubSub, Rooms}
  alias RoomlightWeb.{Presence, SocketGuard}
  alias RoomlightWeb.RoomRoster.{Changes, Supervisor}

  @doc "Lets a channel in, before it is tracked. Returns the process to watch."
  def open(%Phoenix.Socket{topic: topic} = socket) do
    pid = Supervisor.start_roster(topic)
    :ok = GenServer.call(pid, {:open, newcomer(socket)}, to_timeout(second: 30))
    {:ok, pid}
  catch
    # It went because the last channel did, just as this one came.
    :exit, {reason, _} when reason in [:noproc, :normal] -> open(socket)
  end

  @doc """
  The channel is tracked by this `phx_ref`: once that was told, it gets the roster. Said again where
  another took its place. Nil: it is not to be seen, and waits for nothing.
  """
  def tracked(roster, phx_ref), do: GenServer.cast(roster, {:tracked, self(), phx_ref})

  @doc "Tells a socket that missed diffs who is here."
  def tell_again(topic, transport_pid) do
    if pid = Supervisor.whereis(topic), do: GenServer.cast(pid, {:tell_again, transport_pid})
    :ok
  end

  @doc "Tells the room's roster, if anybody of this node is in it, what the tracker found."
  def changed(topic, diff) do
    case Supervisor.whereis(topic) do
      nil -> :ok
      pid -> send(pid, {:changed, diff}) && :ok
    end
  end

  @doc """
  Whether so many are in the room that neither changes of state nor typing are told. When it is quiet no
  more, this node's channels hear `:quiet_no_more`, so that they tell what they kept.
  """
  def quiet?(topic), do: Supervisor.size(topic) > Limits.quiet_above()

  @doc false
  def measure do
    :telemetry.execute([:roomlight, :rooms], %{open: Supervisor.count()})
  end

  @doc """
  Milliseconds that changes are collected, by how many are in the room. 50 are not seen in a small
  room; in one of 500 nobody watches single faces, and 200 save most of the work.
  """
  def pace(members), do: (members * 0.4) |> round() |> max(50) |> min(1_000)

  def start_link(topic) do
    GenServer.start_link(__MODULE__, topic, name: Supervisor.via(topic))
  end

  @doc false
  def tell_tick(topic, room_id) do
    with %{epoch: epoch, head: head} <- AskOnce.ask({Rooms, :standing, [room_id]}) do
      payload = %{epoch: epoch, head: head}
      broadcast = %Broadcast{topic: topic, event: "room_tick", payload: payload}
      Phoenix.PubSub.local_broadcast(PubSub, topic, broadcast, Phoenix.Channel.Server)
    end
  end

  defp newcomer(socket) do
    Map.take(socket, [:channel_pid, :transport_pid, :serializer, :join_ref])
  end

  @impl true
  def init("room:" <> room_id = topic) do
    tick()
    changes = topic |> Presence.everybody() |> Changes.new()
    Supervisor.put_size(topic, Changes.size(changes))

    {:ok,
     %{
       topic: topic,
       room_id: room_id,
       changes: changes,
       channels: %{},
       waiting: %{},
       settled: %{},
       timer: nil
     }}
  end

  @impl true
  def handle_call({:open, newcomer}, _from, state) do
    Process.monitor(newcomer.channel_pid)
    {:reply, :ok, put_in(state.channels[newcomer.channel_pid], newcomer)}
  end

  @impl true
  def handle_cast({:tracked, channel_pid, _phx_ref}, state)
      when is_map_key(state.settled, channel_pid) do
    {:noreply, state}
  end

  def handle_cast({:tell_again, transport_pid}, state) do
    written = write_people(state.changes)

    for {_, %{transport_pid: ^transport_pid} = channel} <- state.settled do
      send(
        transport_pid,
        encode(channel.serializer, state_message(state.topic, written, channel))
      )
    end

    {:noreply, state}
  end

  def handle_cast({:tracked, channel_pid, phx_ref}, state) do
    {:noreply, schedule(put_in(state.waiting[channel_pid], phx_ref))}
  end

  @impl true
  def handle_info({:changed, diff}, state) do
    quiet? = quiet?(state.topic)
    state = update_in(state.changes, &Changes.add(&1, diff))
    Supervisor.put_size(state.topic, Changes.size(state.changes))

    if quiet? and not quiet?(state.topic) do
      for {channel_pid, _} <- state.channels, do: send(channel_pid, :quiet_no_more)
    end

    {:noreply, schedule(state)}
  end

  def handle_info(:tell, state) do
    {diff, changes} = Changes.take(state.changes)
    if diff, do: tell(state, diff)

    {ready, waiting} =
      Map.split_with(state.waiting, fn {_, ref} -> is_nil(ref) or Changes.told?(changes, ref) end)

    newcomers = Map.intersect(state.channels, ready, fn _, channel, ref -> {channel, ref} end)
    welcome(state.topic, Map.values(newcomers), changes)
    settled = Map.merge(state.settled, Map.take(state.channels, Map.keys(ready)))
    {:noreply, %{state | changes: changes, waiting: waiting, settled: settled, timer: nil}}
  end

  # In a process of its own: a database that is slow to answer is no reason to keep presence waiting.
  def handle_info(:room_tick, state) do
    tick()
    {:ok, _} = Task.start(__MODULE__, :tell_tick, [state.topic, state.room_id])
    {:noreply, state}
  end

  def handle_info({:DOWN, _ref, :process, pid, _reason}, state) do
    state = %{
      state
      | channels: Map.delete(state.channels, pid),
        waiting: Map.delete(state.waiting, pid),
        settled: Map.delete(state.settled, pid)
    }

    if state.channels == %{}, do: {:stop, :normal, state}, else: {:noreply, state}
  end

  defp schedule(%{timer: nil} = state) do
    timer = Process.send_after(self(), :tell, pace(Changes.size(state.changes)))
    %{state | timer: timer}
  end

  defp schedule(state), do: state

  defp tick do
    Process.send_after(self(), :room_tick, Application.fetch_env!(:roomlight, :room_tick))
  end

  defp tell(state, diff) do
    broadcast = %Broadcast{topic: state.topic, event: "presence_diff", payload: diff}

    Enum.reduce(state.settled, %{}, fn {_, channel}, frames ->
      frames = put_frame(frames, channel.serializer, channel, broadcast)
      SocketGuard.push_skippable(channel.transport_pid, state.topic, frames[channel.serializer])
      frames
    end)
  end

  defp welcome(_topic, [], _changes), do: :ok

  defp welcome(topic, newcomers, changes) do
    written = write_people(changes)
    measurements = %{joins: length(newcomers), size: Changes.size(changes)}
    :telemetry.execute([:roomlight, :roster, :told], measurements)

    Enum.reduce(newcomers, %{}, fn {channel, ref}, frames ->
      if ref, do: tell_arrival(topic, channel, Changes.arrival(changes, ref))
      alike = {channel.serializer, channel.join_ref}
      frames = put_frame(frames, alike, channel, state_message(topic, written, channel))
      send(channel.transport_pid, frames[alike])
      frames
    end)
  end

  defp tell_arrival(topic, channel, arrival) do
    diff = %Broadcast{topic: topic, event: "presence_diff", payload: arrival}
    send(channel.transport_pid, encode(channel.serializer, diff))
  end

  # Bytes that processes share: a roster of thousands is not copied for each of thousands.
  defp write_people(changes) do
    changes |> Changes.everybody() |> Jason.encode!() |> Jason.Fragment.new()
  end

  defp state_message(topic, written, %{join_ref: join_ref}) do
    %Message{topic: topic, event: "presence_state", payload: written, join_ref: join_ref}
  end

  # `alike`: for whom the frame is the same.
  defp put_frame(frames, alike, channel, message) do
    Map.put_new_lazy(frames, alike, fn -> encode(channel.serializer, message) end)
  end

  defp encode(serializer, %Broadcast{} = broadcast), do: serializer.fastlane!(broadcast)
  defp encode(serializer, %Message{} = message), do: serializer.encode!(message)
end

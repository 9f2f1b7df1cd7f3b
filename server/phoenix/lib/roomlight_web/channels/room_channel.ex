defmodule RoomlightWeb.RoomChannel do
  @moduledoc """
  One client in one room: section 3 to 6 of the protocol. Every event a client may send has its clause;
  another one crashes the channel, as in any Phoenix, and nothing is passed on that is not listed here.
  """

  use RoomlightWeb, :channel

  alias Phoenix.Socket.Broadcast
  alias Roomlight.{AskOnce, Bucket, Limits, RateLimiter, Repo, Rooms}
  alias Roomlight.Rooms.{Door, Entry, Room}

  alias RoomlightWeb.{
    Presence,
    RoomModeration,
    RoomParams,
    RoomRoster,
    SkippableBroadcast,
    SocketGuard
  }

  @caps ~w(cid seq history edit react typing presence_update invisible quote sealed moderate)

  @impl true
  def join("room:" <> room_id, params, socket) do
    with {:ok, member} <- check_member(socket),
         :ok <- check_room_id(room_id),
         :ok <- check_params(params),
         :ok <- check_version(params, socket),
         :ok <- take_place(socket.topic, member),
         :ok <- RoomModeration.listen(socket.topic),
         {:ok, standing, rules} <- open_room(room_id, member),
         :ok <- Repo.answer_or_busy(fn -> Door.check(rules, room_id, member.id) end) do
      send(self(), :after_join)
      socket = enter(socket, room_id, member, params)
      owner? = rules.owner_id == member.id
      {:ok, reply(params, member, standing, rules), assign(socket, :owner?, owner?)}
    else
      {:error, reason} -> {:error, %{reason: reason}}
    end
  end

  @impl true
  def handle_info(:after_join, socket) do
    {:ok, roster} = RoomRoster.open(socket)
    Process.monitor(roster)
    # After what was done to the room until now.
    send(self(), :here)
    {:noreply, socket |> assign(roster: roster) |> track()}
  end

  def handle_info(:here, socket), do: {:noreply, assign(socket, :here?, true)}

  def handle_info(%Broadcast{event: "moderated", payload: told}, socket) do
    if told.member == socket.assigns.member.id,
      do: show_out(told.reason, socket),
      else: {:noreply, socket}
  end

  # Whoever locked the room did not see them in it.
  def handle_info(%Broadcast{event: "room_locked", payload: %{on: true} = payload}, socket)
      when not socket.assigns.here? do
    case RoomModeration.look_again(socket) do
      :ok -> tell_locked(payload, socket)
      # The way in is asked for again.
      {:error, :server_busy} -> {:stop, :normal, socket}
      {:error, reason} -> show_out(reason, socket)
    end
  end

  def handle_info(%Broadcast{event: "room_locked", payload: payload}, socket) do
    if payload.on, do: RoomModeration.stay_known(socket)
    tell_locked(payload, socket)
  end

  # The roster crashed, and knows nobody any more.
  def handle_info({:DOWN, _, :process, roster, _}, %{assigns: %{roster: roster}} = socket) do
    {:ok, roster} = RoomRoster.open(socket)
    Process.monitor(roster)
    RoomRoster.tracked(roster, socket.assigns.phx_ref)
    {:noreply, assign(socket, :roster, roster)}
  end

  # What was kept in the quiet is what makes the difference between how they are here and how they are known.
  def handle_info(:quiet_no_more, socket) do
    {:noreply, if(socket.assigns.looks == socket.assigns.known, do: socket, else: track(socket))}
  end

  @impl true
  def handle_in("new_msg", %{} = params, socket) do
    with :ok <- take_message(socket),
         {:ok, message} <- RoomParams.new_msg(params),
         {:ok, entry, dup} <- store(&Rooms.say/3, message, socket) do
      confirm(socket, entry |> Map.take([:cid, :id, :seq, :ts]) |> Map.put(:dup, dup))
      unless dup, do: broadcast!(socket, "new_msg", Entry.to_wire(entry))
      {:noreply, socket}
    else
      error -> refuse(error, "new_msg", params, socket)
    end
  end

  def handle_in("edit_msg", %{} = params, socket) do
    with :ok <- take_message(socket),
         {:ok, edit} <- RoomParams.edit_msg(params),
         {:ok, entry, dup} <- store(&Rooms.edit/3, edit, socket) do
      confirm(socket, receipt(entry))
      unless dup, do: broadcast!(socket, "msg_edited", Map.put(told(entry), :body, edit.body))
      {:noreply, socket}
    else
      error -> refuse(error, "edit_msg", params, socket)
    end
  end

  def handle_in("delete_msg", %{} = params, socket) do
    with :ok <- take_message(socket),
         {:ok, deletion} <- RoomParams.delete_msg(params),
         {:ok, entry, dup} <- store(&Rooms.delete/3, deletion, socket) do
      confirm(socket, receipt(entry))
      unless dup, do: broadcast!(socket, "msg_deleted", told(entry))
      {:noreply, socket}
    else
      error -> refuse(error, "delete_msg", params, socket)
    end
  end

  def handle_in("react", %{} = params, socket) do
    with :ok <- take_message(socket),
         {:ok, reaction} <- RoomParams.react(params),
         {:ok, entry, dup} <- store(&Rooms.react/3, reaction, socket) do
      confirm(socket, %{id: entry.target_id, seq: entry.seq})
      unless dup, do: broadcast!(socket, "msg_reacted", told(entry))
      {:noreply, socket}
    else
      error -> refuse(error, "react", params, socket)
    end
  end

  def handle_in("history", %{} = params, socket) do
    with {:ok, direction, limit} <- RoomParams.history(params),
         {:ok, page} <-
           AskOnce.ask({__MODULE__, :write_history, [socket.assigns.room_id, direction, limit]}) do
      {:reply, {:ok, page}, socket}
    else
      error -> refuse(error, "history", params, socket)
    end
  end

  def handle_in("typing", %{} = params, socket) do
    with on when is_boolean(on) <- params["on"],
         false <- socket.assigns.looks.invisible,
         false <- RoomRoster.quiet?(socket.topic),
         {:ok, typing} <- Bucket.take(socket.assigns.typing) do
      SkippableBroadcast.send_from(self(), socket.topic, "typing", %{from: author(socket), on: on})

      {:noreply, assign(socket, :typing, typing)}
    else
      _ -> {:noreply, socket}
    end
  end

  def handle_in("presence_update", %{} = params, socket) do
    case Bucket.take(socket.assigns.updates) do
      {:ok, updates} ->
        looks = RoomParams.appearance(params, socket.assigns.looks)
        socket = assign(socket, updates: updates, looks: looks)
        {:reply, :ok, if(kept?(socket), do: socket, else: track(socket))}

      {:wait, wait, _} ->
        refuse({:wait, wait}, "presence_update", params, socket)
    end
  end

  def handle_in(event, %{} = params, socket) when event in ~w(kick ban lock bans) do
    with :ok <- take_message(socket),
         :ok <- check_owner(socket),
         {:ok, response, news} <- RoomModeration.run(event, params, socket) do
      confirm(socket, response)
      with {event, payload} <- news, do: RoomModeration.tell(socket.topic, event, payload)
      {:noreply, socket}
    else
      error -> refuse(error, event, params, socket)
    end
  end

  @doc false
  def write_history(room_id, direction, limit) do
    # As bytes, since processes share those: many ask for the same page at once.
    {:ok, room_id |> Rooms.history(direction, limit) |> Jason.encode!() |> Jason.Fragment.new()}
  end

  defp check_member(%{assigns: %{member: %{} = member}}), do: {:ok, member}

  # It may have connected while this server was unknown to it, and can come back with a token.
  defp check_member(socket) do
    SocketGuard.close(socket, 4001, "unauthorized")
    {:error, :unauthorized}
  end

  # Most rooms are there already, and of those many ask at once.
  defp open_room(room_id, member) do
    with nil <- AskOnce.ask({Rooms, :find_room, [room_id]}) do
      Repo.answer_or_busy(fn -> Rooms.open_room(room_id, member.id) end)
    end
  end

  defp check_owner(%{assigns: %{owner?: owner?}}),
    do: if(owner?, do: :ok, else: {:error, :unauthorized})

  defp check_room_id(id), do: if(Room.valid_id?(id), do: :ok, else: {:error, :invalid})

  defp check_params(%{} = params) do
    if byte_size(Jason.encode!(params)) > Limits.join_bytes(), do: {:error, :too_large}, else: :ok
  end

  defp check_params(_params), do: {:error, :invalid}

  defp check_version(params, socket) do
    if params["v"] in [nil, 1] do
      :ok
    else
      SocketGuard.close(socket, 4004, "wrong version")
      {:error, :invalid}
    end
  end

  # Clients read no more metas of one member, so a further one would be nowhere. Counted on this node and
  # not asked of the tracker, which answers with a copy of all it knows.
  defp take_place(topic, member) do
    place = {topic, member.id}

    if length(Registry.lookup(RoomlightWeb.Places, place)) < Limits.metas() do
      {:ok, _} = Registry.register(RoomlightWeb.Places, place, nil)
      :ok
    else
      {:error, :server_busy}
    end
  end

  defp enter(socket, room_id, member, params) do
    nobody = %{
      name: member.name,
      face: nil,
      state: "active",
      page: nil,
      sealed: nil,
      invisible: false
    }

    Logger.metadata(room: room_id, member: member.id)

    assign(socket,
      room_id: room_id,
      looks: RoomParams.appearance(params, nobody),
      known: nil,
      here?: false,
      online_at: nil,
      phx_ref: nil,
      typing: Bucket.new(Limits.rate(:typing)),
      updates: Bucket.new(Limits.rate(:presence_updates))
    )
  end

  defp reply(params, member, standing, rules) do
    asked = List.wrap(params["caps"])
    known = if rules.owner_id == member.id, do: @caps, else: @caps -- ["moderate"]

    Map.merge(standing, %{
      v: 1,
      caps: Enum.filter(known, &(&1 in asked)),
      locked: rules.locked,
      you: %{id: member.id},
      limits: Limits.told(),
      now: System.system_time(:millisecond)
    })
  end

  # First a reason, so that a client knows not to come back by itself; then `phx_close`.
  defp show_out(reason, socket) do
    push(socket, "moderated", %{reason: reason})
    {:stop, :normal, socket}
  end

  defp tell_locked(payload, socket) do
    push(socket, "room_locked", payload)
    {:noreply, socket}
  end

  # In a quiet room a change of nothing but the state is for later: the others go on knowing this `phx_ref`.
  defp kept?(%{assigns: %{looks: looks, known: known}} = socket) do
    known != nil and %{looks | state: known.state} == known and RoomRoster.quiet?(socket.topic)
  end

  # Brings the tracker to how somebody is here now, and tells the roster what to wait for: nothing, where
  # they are not to be seen.
  defp track(%{assigns: %{member: %{id: id}, looks: looks, phx_ref: phx_ref}} = socket) do
    socket =
      cond do
        looks.invisible and phx_ref == nil ->
          socket

        looks.invisible ->
          :ok = Presence.leave(self(), socket.topic, id)
          # Since when they are here is since when they can be seen.
          assign(socket, phx_ref: nil, online_at: nil)

        true ->
          socket = assign(socket, :online_at, socket.assigns.online_at || now())
          how = if phx_ref, do: &Presence.change/4, else: &Presence.enter/4
          {:ok, phx_ref} = how.(self(), socket.topic, id, meta(socket))
          assign(socket, :phx_ref, phx_ref)
      end

    RoomRoster.tracked(socket.assigns.roster, socket.assigns.phx_ref)
    assign(socket, :known, looks)
  end

  defp meta(%{assigns: %{looks: looks, online_at: online_at}}) do
    looks
    |> Map.delete(:invisible)
    |> Map.reject(fn {_, value} -> is_nil(value) end)
    |> Map.put(:online_at, online_at)
  end

  defp now, do: to_string(System.system_time(:second))

  defp author(%{assigns: %{member: member, looks: looks}}), do: %{id: member.id, name: looks.name}

  defp take_message(%{assigns: %{member: member, room_id: room_id}}) do
    RateLimiter.take({room_id, member.id}, Limits.rate(:messages))
  end

  # Where the database gives no answer the client keeps what it said, and tries again.
  defp store(how, what, socket) do
    author = Map.put(author(socket), :owner?, socket.assigns.owner?)

    case Repo.answer_or_busy(fn -> how.(socket.assigns.room_id, author, what) end) do
      {:ok, entry} -> {:ok, entry, false}
      {:dup, entry} -> {:ok, entry, true}
      {:error, reason} -> {:error, reason}
    end
  end

  # Before the broadcast, so that a sender knows its message when it comes back.
  defp confirm(%{ref: nil}, _receipt), do: :ok
  defp confirm(socket, receipt), do: reply(socket_ref(socket), {:ok, receipt})

  defp told(entry), do: entry |> Entry.to_wire() |> Map.delete(:type)

  defp receipt(entry), do: %{id: entry.target_id, rev: entry.rev, seq: entry.seq}

  defp refuse(error, event, params, socket) do
    response =
      case error do
        {:error, reason} -> %{reason: reason}
        {:wait, wait} -> %{reason: :rate_limited, retry_after_ms: wait}
      end

    :telemetry.execute([:roomlight, :refused], %{count: 1}, %{
      event: event,
      reason: response.reason
    })

    {:reply, {:error, with_cid(response, params)}, socket}
  end

  defp with_cid(response, %{"cid" => cid}), do: Map.put(response, :cid, cid)
  defp with_cid(response, _params), do: response
end

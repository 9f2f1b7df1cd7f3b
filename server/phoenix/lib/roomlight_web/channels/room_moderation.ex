defmodule RoomlightWeb.RoomModeration do
  @moduledoc """
  What the owner of a room may do to it: `kick`, `ban`, `lock`, and `bans` to see who is banned.

  Whoever is shown out is told on each of their channels, on any node: those hear `moderated` of everybody
  and look whether it is about them. They hear it from a topic of their own, since Phoenix subscribes a
  channel to that of its room only when its `join/3` has returned: what is done to the room between a look
  at its door and then would be missed.
  """

  alias Roomlight.{AskOnce, PubSub, Repo}
  alias Roomlight.Rooms.Door
  alias RoomlightWeb.{Endpoint, Presence, RoomParams}

  @prefix "door:"

  @doc "Lets the calling channel hear what is done to the room. To be called before it looks at the door."
  def listen(topic), do: Phoenix.PubSub.subscribe(PubSub, @prefix <> topic)

  @doc "Tells all channels of the room, also those that are about to be in it."
  def tell(topic, event, payload), do: Endpoint.broadcast!(@prefix <> topic, event, payload)

  @doc "The answer, and what all channels of the room are to hear after it; or a reason why not."
  def run(event, params, %{assigns: %{room_id: room_id, member: %{id: own}}} = socket) do
    with {:ok, act} <- RoomParams.moderation(event, params, own) do
      Repo.answer_or_busy(fn -> act(act, room_id, socket.topic) end)
    end
  end

  @doc """
  Whether somebody may be in the room who was let in just before it was locked, and was not there yet.
  """
  def look_again(%{assigns: %{room_id: room_id, member: member}}) do
    with %{} = rules <- AskOnce.ask({Door, :rules, [room_id]}) do
      Repo.answer_or_busy(fn -> Door.check(rules, room_id, member.id) end)
    end
  end

  @doc "Who was not to be seen when the room was locked is known all the same."
  def stay_known(%{assigns: %{looks: %{invisible: true}} = assigns}) do
    Repo.answer_or_busy(fn -> Door.admit(assigns.room_id, [assigns.member.id]) end)
  end

  def stay_known(_socket), do: :ok

  defp act({:kick, member}, _room_id, _topic), do: {:ok, %{}, shown_out(member)}

  defp act({:ban, member, name}, room_id, _topic) do
    with :ok <- Door.ban(room_id, member, name), do: {:ok, %{}, shown_out(member)}
  end

  defp act({:unban, member}, room_id, _topic) do
    :ok = Door.unban(room_id, member)
    {:ok, %{}, nil}
  end

  defp act({:lock, true}, room_id, topic) do
    :ok = Door.lock(room_id, Map.keys(Presence.everybody(topic)))
    {:ok, %{}, {"room_locked", %{on: true}}}
  end

  defp act({:lock, false}, room_id, _topic) do
    :ok = Door.unlock(room_id)
    {:ok, %{}, {"room_locked", %{on: false}}}
  end

  defp act(:bans, room_id, _topic), do: {:ok, %{bans: Door.bans(room_id)}, nil}

  defp shown_out(member), do: {"moderated", %{member: member, reason: :banned}}
end

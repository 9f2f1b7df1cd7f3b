defmodule RoomlightWeb.RoomModeration do
  @moduledoc """
  What the owner of a room may do to it: `kick`, `ban`, `lock`, and `bans` to see who is banned.

  Whoever is shown out is told on each of their channels, on any node: those hear `moderated` of everybody
  and look whether it is about them.
  """

  alias Roomlight.Repo
  alias Roomlight.Rooms.Door
  alias RoomlightWeb.{Presence, RoomParams}

  @doc "The answer, and what all channels of the room are to hear after it; or a reason why not."
  def run(event, params, %{assigns: %{room_id: room_id, member: %{id: own}}} = socket) do
    with {:ok, act} <- RoomParams.moderation(event, params, own) do
      Repo.answer_or_busy(fn -> act(act, room_id, socket.topic) end)
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

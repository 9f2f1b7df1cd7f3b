defmodule Roomlight.Rooms.Door do
  @moduledoc """
  Who may come into a room, and whose it is: the member who came in first when nobody had been there.

  A room that is locked lets in whoever was known then, and nobody new.
  """

  import Ecto.Query

  alias Roomlight.Limits
  alias Roomlight.Repo
  alias Roomlight.Rooms.{Entry, Room}

  @doc "The rules of a room as they are now; nil for a room nobody was ever in."
  def rules(room_id) do
    bans = from b in "room_bans", where: b.room_id == parent_as(:room).id, select: 1

    Repo.one(
      from r in Room,
        as: :room,
        where: r.id == ^room_id,
        select: %{owner_id: r.owner_id, locked: r.locked, bans: exists(subquery(bans))}
    )
  end

  @doc "Whether this member may come in: `:ok`, or the reason why not."
  def check(%{owner_id: id}, _room_id, id), do: :ok

  def check(rules, room_id, member_id) do
    cond do
      rules.bans and listed?("room_bans", room_id, member_id) -> {:error, :banned}
      rules.locked and not listed?("room_guests", room_id, member_id) -> {:error, :locked}
      true -> :ok
    end
  end

  @doc "Lets somebody in no more. `name` is what the owner calls them in the list of the banned."
  def ban(room_id, member_id, name) do
    if count_bans(room_id) >= Limits.bans() and not listed?("room_bans", room_id, member_id) do
      {:error, :too_large}
    else
      ban = %{
        room_id: room_id,
        member_id: member_id,
        name: name,
        inserted_at: DateTime.utc_now()
      }

      Repo.insert_all("room_bans", [ban],
        on_conflict: {:replace, [:name]},
        conflict_target: [:room_id, :member_id]
      )

      :ok
    end
  end

  @doc "Lets somebody in again."
  def unban(room_id, member_id) do
    Repo.delete_all(
      from b in "room_bans", where: b.room_id == ^room_id and b.member_id == ^member_id
    )

    :ok
  end

  @doc "Who is banned, the last one first."
  def bans(room_id) do
    Repo.all(
      from b in "room_bans",
        where: b.room_id == ^room_id,
        order_by: [desc: b.inserted_at, asc: b.member_id],
        select: %{id: b.member_id, name: b.name}
    )
  end

  @doc "Lets nobody new in. `present` are known, and so is whoever said something."
  def lock(room_id, present) do
    speakers =
      from e in Entry,
        where: e.room_id == ^room_id,
        distinct: true,
        select: %{room_id: e.room_id, member_id: e.member_id}

    {:ok, :ok} =
      Repo.transact(fn ->
        set_lock(room_id, true)
        Repo.insert_all("room_guests", speakers, on_conflict: :nothing)
        admit(room_id, present)
        {:ok, :ok}
      end)

    :ok
  end

  @doc "Counts these among those who are known."
  def admit(room_id, member_ids) do
    guests = for id <- member_ids, do: %{room_id: room_id, member_id: id}

    for some <- Enum.chunk_every(guests, 1_000) do
      Repo.insert_all("room_guests", some, on_conflict: :nothing)
    end

    :ok
  end

  @doc "Lets everybody in again."
  def unlock(room_id) do
    {:ok, :ok} =
      Repo.transact(fn ->
        set_lock(room_id, false)
        {:ok, :ok}
      end)

    :ok
  end

  # Whoever was known at an earlier time is not by that known now.
  defp set_lock(room_id, on) do
    Repo.update_all(from(r in Room, where: r.id == ^room_id), set: [locked: on])
    Repo.delete_all(from g in "room_guests", where: g.room_id == ^room_id)
  end

  defp count_bans(room_id) do
    Repo.aggregate(from(b in "room_bans", where: b.room_id == ^room_id), :count)
  end

  defp listed?(table, room_id, member_id) do
    Repo.exists?(from l in table, where: l.room_id == ^room_id and l.member_id == ^member_id)
  end
end

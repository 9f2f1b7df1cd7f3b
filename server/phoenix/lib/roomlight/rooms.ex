defmodule Roomlight.Rooms do
  @moduledoc """
  Rooms and what was said in them.

  Every change to a room's log takes the next `seq` of its room in one transaction, which also finds
  out whether this member's `cid` is there already: what is sent twice is there once, whatever dies in
  between. Reasons are those of the protocol.
  """

  import Ecto.Query

  alias Roomlight.Limits
  alias Roomlight.Repo
  alias Roomlight.Rooms.{Door, Entry, Room}

  @emoji ~w(👍 ❤️ 😂 😮 😢 🎉)

  @doc "The six a message can be reacted to with."
  def emoji, do: @emoji

  @doc """
  Where the room's log stands, and who may come in: `{:ok, %{epoch: _, head: _, oldest: _}, rules}`. Nil
  for a room nobody was ever in.
  """
  def find_room(id) do
    with %{} = standing <- standing(id), do: {:ok, standing, Door.rules(id)}
  end

  @doc """
  As `find_room/1`. A room nobody was in before is made, where the setting `:open_rooms` allows, and is the
  room of `maker_id`; else `{:error, :not_found}`.
  """
  def open_room(id, maker_id) do
    with nil <- find_room(id), :ok <- make_room(id, maker_id), do: find_room(id)
  end

  @doc "Where the log of a room stands; nil for a room nobody was ever in."
  def standing(id) do
    oldest = from e in Entry, where: e.room_id == parent_as(:room).id, select: min(e.seq)

    Repo.one(
      from r in Room,
        as: :room,
        where: r.id == ^id,
        select: %{epoch: r.epoch, head: r.head, oldest: coalesce(subquery(oldest), 0)}
    )
  end

  @doc "Makes the room, whoever else does so too: it is the room of whoever came first, or of nobody."
  def create_room(id, owner_id \\ nil) do
    Repo.insert!(%Room{id: id, epoch: random_id(), owner_id: owner_id}, on_conflict: :nothing)
    :ok
  end

  defp make_room(id, maker_id) do
    if Application.fetch_env!(:roomlight, :open_rooms),
      do: create_room(id, maker_id),
      else: {:error, :not_found}
  end

  @doc "Adds a message: `{:ok, entry}`, `{:dup, entry}` where it is there already, or `{:error, reason}`."
  def say(room_id, author, %{cid: cid, body: body, reply_to: reply_to} = message) do
    append(room_id, author, cid, {:new_msg, nil}, fn ->
      if reply_to, do: fetch_message!(room_id, reply_to)
      %{kind: :new_msg, body: body, reply_to: reply_to, quote: message[:quote]}
    end)
  end

  @doc "Gives an own message another text."
  def edit(room_id, author, %{cid: cid, id: id, body: body}) do
    append(room_id, author, cid, {:msg_edited, id}, fn ->
      message = fetch_own!(room_id, author, id)
      rev = change!(message, body: body, rev: message.rev + 1)
      %{kind: :msg_edited, target_id: id, rev: rev}
    end)
  end

  @doc """
  Takes a message's text away, and what it points at. Its place in the log stays. Only who wrote it may, and
  whose room it is (`owner?`).
  """
  def delete(room_id, author, %{cid: cid, id: id}) do
    append(room_id, author, cid, {:msg_deleted, id}, fn ->
      message =
        if author[:owner?], do: fetch_message!(room_id, id), else: fetch_own!(room_id, author, id)

      rev = change!(message, body: nil, quote: nil, deleted: true, rev: message.rev + 1)
      %{kind: :msg_deleted, target_id: id, rev: rev}
    end)
  end

  @doc "Reacts to a message, or no longer."
  def react(room_id, author, %{cid: cid, id: id, emoji: emoji, on: on}) do
    append(room_id, author, cid, {:msg_reacted, id}, fn ->
      fetch_message!(room_id, id)
      %{kind: :msg_reacted, target_id: id, emoji: emoji, on: on}
    end)
  end

  @doc """
  The entries nearest to a place in the log, oldest first: at most `limit`, fewer where they are long.
  `more` says whether there are others in that direction.
  """
  def history(room_id, direction, limit) do
    found = room_id |> read(direction, limit + 1) |> Repo.all() |> as_they_are_now(room_id)
    kept = found |> Enum.take(limit) |> take_bytes(Limits.history_bytes())
    messages = if match?({:after, _}, direction), do: kept, else: Enum.reverse(kept)

    room_id
    |> standing()
    |> Map.merge(%{
      messages: Enum.map(messages, &Entry.to_wire/1),
      more: length(kept) < length(found)
    })
  end

  defp read(room_id, {:after, seq}, limit) do
    from e in Entry, where: e.room_id == ^room_id and e.seq > ^seq, order_by: e.seq, limit: ^limit
  end

  defp read(room_id, {:before, seq}, limit) do
    from e in Entry,
      where: e.room_id == ^room_id and e.seq < ^seq,
      order_by: [desc: e.seq],
      limit: ^limit
  end

  # A text is kept once, with its message: an edit in history has the message's present one, and none
  # where the message was deleted since. Whoever missed the edit needs no second look.
  defp as_they_are_now(entries, room_id) do
    bodies = bodies(room_id, for(%{kind: :msg_edited, target_id: id} <- entries, do: id))
    reactions = reactions(room_id, for(%{kind: :new_msg, id: id} <- entries, do: id))

    Enum.map(entries, fn
      %{kind: :msg_edited} = entry -> %{entry | body: bodies[entry.target_id]}
      %{kind: :new_msg} = entry -> %{entry | reactions: reactions[entry.id]}
      entry -> entry
    end)
  end

  defp bodies(room_id, ids) do
    query = from e in Entry, where: e.room_id == ^room_id and e.id in ^ids, select: {e.id, e.body}
    query |> Repo.all() |> Map.new()
  end

  # Who reacted with what, by message; what a member said last of an emoji counts.
  defp reactions(room_id, ids) do
    latest =
      from e in Entry,
        join: m in Entry,
        on: m.room_id == e.room_id and m.id == e.target_id and not m.deleted,
        where: e.room_id == ^room_id and e.kind == :msg_reacted and e.target_id in ^ids,
        distinct: [e.target_id, e.emoji, e.member_id],
        order_by: [e.target_id, e.emoji, e.member_id, desc: e.seq],
        select: map(e, [:target_id, :emoji, :member_id, :on, :seq])

    from(r in subquery(latest), where: r.on, order_by: r.seq)
    |> Repo.all()
    |> Enum.group_by(& &1.target_id)
    |> Map.new(fn {id, all} -> {id, Enum.group_by(all, & &1.emoji, & &1.member_id)} end)
  end

  # At least one, or a reader would never get past it.
  defp take_bytes(entries, bytes) do
    {kept, _left} =
      Enum.flat_map_reduce(entries, bytes, fn entry, left ->
        size = text_size(entry)
        left = left - size
        if left < 0 and left + size < bytes, do: {:halt, left}, else: {[entry], left}
      end)

    kept
  end

  defp text_size(%{body: body, quote: place}) do
    [body | Map.values(place || %{})] |> Enum.reject(&is_nil/1) |> IO.iodata_length()
  end

  # `UPDATE … RETURNING` locks the room's row until the end of the transaction: whoever comes second
  # waits there, and then finds what the first one wrote.
  defp append(room_id, author, cid, {kind, target_id}, build) do
    Repo.transact(fn ->
      seq = next_seq!(room_id)

      if entry = Repo.get_by(Entry, room_id: room_id, member_id: author.id, cid: cid) do
        same? = entry.kind == kind and entry.target_id == target_id
        {:error, if(same?, do: {:dup, entry}, else: :conflict)}
      else
        insert(room_id, author, cid, seq, build.())
      end
    end)
    |> case do
      {:ok, entry} -> {:ok, entry}
      {:error, {:dup, entry}} -> {:dup, entry}
      {:error, reason} -> {:error, reason}
    end
  end

  defp next_seq!(room_id) do
    query = from r in Room, where: r.id == ^room_id, select: r.head

    case Repo.update_all(query, inc: [head: 1]) do
      {1, [head]} -> head
      {0, _} -> Repo.rollback(:not_found)
    end
  end

  defp insert(room_id, author, cid, seq, fields) do
    %Entry{
      room_id: room_id,
      seq: seq,
      id: random_id(),
      cid: cid,
      member_id: author.id,
      name: author.name,
      ts: System.system_time(:millisecond)
    }
    |> struct!(fields)
    |> Repo.insert()
  end

  defp fetch_message!(room_id, id) do
    Repo.get_by(Entry, room_id: room_id, id: id, kind: :new_msg, deleted: false) ||
      Repo.rollback(:not_found)
  end

  defp fetch_own!(room_id, %{id: member_id}, id) do
    case fetch_message!(room_id, id) do
      %{member_id: ^member_id} = message -> message
      _ -> Repo.rollback(:unauthorized)
    end
  end

  defp change!(message, changes) do
    query = from e in Entry, where: e.room_id == ^message.room_id and e.seq == ^message.seq
    {1, _} = Repo.update_all(query, set: changes)
    changes[:rev]
  end

  defp random_id, do: Base.url_encode64(:crypto.strong_rand_bytes(12), padding: false)
end

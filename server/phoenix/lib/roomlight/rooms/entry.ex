defmodule Roomlight.Rooms.Entry do
  @moduledoc """
  One entry of a room's log: something said, or what was done to it later.

  Entries are numbered without gaps. A message that was edited keeps its place and has its present
  text there; a deleted one stays as a tombstone without text.
  """

  use Ecto.Schema

  @primary_key false
  schema "entries" do
    field :room_id, :string, primary_key: true
    field :seq, :integer, primary_key: true
    field :kind, Ecto.Enum, values: [:new_msg, :msg_edited, :msg_deleted, :msg_reacted]
    field :id, :string
    field :cid, :string
    field :member_id, :string
    field :name, :string
    field :body, :string
    field :reply_to, :string
    field :quote, :map
    field :target_id, :string
    field :rev, :integer, default: 0
    field :deleted, :boolean, default: false
    field :emoji, :string
    field :on, :boolean
    field :ts, :integer
    field :reactions, :map, virtual: true
  end

  @doc """
  The entry as it goes over the wire, without what is empty.

  What was done to a message names it by `id`. `Roomlight.Rooms.history/3` gives an edit the message's
  present text, and a message its reactions.
  """
  def to_wire(%{kind: :new_msg} = entry) do
    entry
    |> base(entry.id)
    |> put(:body, if(not entry.deleted, do: entry.body))
    |> put(:reply_to, entry.reply_to)
    |> put(:quote, entry.quote)
    |> put(:rev, if(entry.rev > 0, do: entry.rev))
    |> put(:deleted, if(entry.deleted, do: true))
    |> put(:reactions, entry.reactions)
  end

  def to_wire(%{kind: :msg_reacted} = entry) do
    entry
    |> base(entry.target_id)
    |> Map.merge(%{type: entry.kind, emoji: entry.emoji, on: entry.on})
  end

  def to_wire(entry) do
    entry
    |> base(entry.target_id)
    |> Map.merge(%{type: entry.kind, rev: entry.rev})
    |> put(:body, entry.body)
  end

  defp base(entry, id) do
    %{
      id: id,
      cid: entry.cid,
      from: %{id: entry.member_id, name: entry.name},
      seq: entry.seq,
      ts: entry.ts
    }
  end

  defp put(map, _key, nil), do: map
  defp put(map, key, value), do: Map.put(map, key, value)
end

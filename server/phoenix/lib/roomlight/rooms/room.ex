defmodule Roomlight.Rooms.Room do
  @moduledoc """
  A place people are in together, and where its log stands.

  `epoch` names the log and changes only when the log is lost; `head` is the `seq` of its newest entry.
  """

  use Ecto.Schema

  @primary_key {:id, :string, autogenerate: false}
  schema "rooms" do
    field :epoch, :string
    field :head, :integer, default: 0
    field :owner_id, :string
    field :locked, :boolean, default: false
    timestamps(type: :utc_datetime_usec, updated_at: false)
  end

  @shape ~r/\A[a-z0-9_-]+(?::[a-z0-9_-]+)?\z/

  @doc "Whether this may name a room: 1–128 of `[a-z0-9_-]` with at most one `:` inside."
  def valid_id?(id), do: byte_size(id) <= 128 and Regex.match?(@shape, id)
end

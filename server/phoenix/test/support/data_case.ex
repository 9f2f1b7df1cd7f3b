defmodule Roomlight.DataCase do
  @moduledoc "For tests that use the database; each has it to itself."

  use ExUnit.CaseTemplate

  using do
    quote do
      import Roomlight.DataCase
    end
  end

  setup tags do
    owner = Ecto.Adapters.SQL.Sandbox.start_owner!(Roomlight.Repo, shared: not tags[:async])
    on_exit(fn -> Ecto.Adapters.SQL.Sandbox.stop_owner(owner) end)
  end

  def author(name \\ "Ada"), do: %{id: "m-#{name}", name: name}

  def cid, do: Base.encode16(:crypto.strong_rand_bytes(16), case: :lower)

  def unique_room, do: "t-#{System.unique_integer([:positive])}"
end

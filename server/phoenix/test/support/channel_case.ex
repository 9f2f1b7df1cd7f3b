defmodule RoomlightWeb.ChannelCase do
  @moduledoc "For tests that join rooms."

  use ExUnit.CaseTemplate

  alias Roomlight.DataCase

  using do
    quote do
      import Phoenix.ChannelTest
      import RoomlightWeb.ChannelCase
      import Roomlight.DataCase, only: [cid: 0, unique_room: 0]

      @endpoint RoomlightWeb.Endpoint
    end
  end

  setup do
    owner = Ecto.Adapters.SQL.Sandbox.start_owner!(Roomlight.Repo, shared: true)
    on_exit(fn -> Ecto.Adapters.SQL.Sandbox.stop_owner(owner) end)
    {:ok, topic: "room:" <> DataCase.unique_room()}
  end

  @doc "A socket of somebody who is known by their name. Its frames go to the calling process."
  def member_socket(name, test_process \\ self()) do
    Phoenix.ChannelTest.__socket__(
      RoomlightWeb.UserSocket,
      "member:#{name}",
      %{member: %{id: name, name: name}},
      RoomlightWeb.Endpoint,
      test_process: test_process
    )
  end

  @doc "Joins and waits for the roster, so that what follows is news."
  defmacro enter!(name, topic, params \\ Macro.escape(%{"v" => 1})) do
    quote do
      {:ok, _, socket} =
        subscribe_and_join(member_socket(unquote(name)), unquote(topic), unquote(params))

      assert_push "presence_state", _
      socket
    end
  end
end

defmodule RoomlightWeb.ClosingDoorTest do
  @moduledoc """
  Somebody was found allowed to come in, and the owner changes that before they are in. Phoenix subscribes
  a channel to its room only in between.
  """

  use RoomlightWeb.ChannelCase

  alias Roomlight.Rooms
  alias RoomlightWeb.RawSocket

  setup %{topic: topic} do
    settings = Application.fetch_env!(:roomlight, RoomlightWeb.Endpoint)[:http]
    settings = Keyword.merge(settings, plug: RoomlightWeb.Endpoint, port: 0, startup_log: false)
    server = start_supervised!({Bandit, settings})
    {:ok, {_address, port}} = ThousandIsland.listener_info(server)

    ada = enter!("ada", topic)
    # With somebody banned, each who comes is looked up.
    assert_reply push(ada, "ban", %{"member" => "eve", "on" => true}), :ok
    handler = "door of #{topic}"
    event = [:roomlight, :repo, :query]
    :ok = :telemetry.attach(handler, event, &__MODULE__.wait_at_the_door/4, self())
    on_exit(fn -> :telemetry.detach(handler) end)
    bob = RawSocket.connect!(port, "bob")
    RawSocket.push(bob, ["1", "1", topic, "phx_join", %{"v" => 1}])
    assert_receive {:at_the_door, channel, id}
    :telemetry.detach(handler)
    {:ok, ada: ada, bob: bob, channel: channel, id: id}
  end

  # Bob's channel has looked, and waits until it is let on.
  @doc false
  def wait_at_the_door(_event, _measurements, %{source: "room_bans"} = query, test_process) do
    send(test_process, {:at_the_door, self(), List.last(query.params)})

    receive do
      :go_on -> :ok
    end
  end

  def wait_at_the_door(_event, _measurements, _query, _test_process), do: :ok

  defp assert_let_in_and_shown_out(%{bob: bob, channel: channel}, reason) do
    send(channel, :go_on)
    {%{"status" => "ok"}, bob} = RawSocket.hear(bob, "phx_reply")
    {%{"reason" => ^reason}, bob} = RawSocket.hear(bob, "moderated")
    {_, bob} = RawSocket.hear(bob, "phx_close")
    bob
  end

  defp join_again(bob, topic) do
    RawSocket.push(bob, ["2", "2", topic, "phx_join", %{"v" => 1}])
    {reply, _} = RawSocket.hear(bob, "phx_reply")
    reply
  end

  test "a ban shows them out", %{ada: ada, id: id, topic: topic} = context do
    assert_reply push(ada, "ban", %{"member" => id, "on" => true}), :ok
    bob = assert_let_in_and_shown_out(context, "banned")
    assert %{"response" => %{"reason" => "banned"}} = join_again(bob, topic)
  end

  test "a kick does, and they may come back", %{ada: ada, id: id, topic: topic} = context do
    assert_reply push(ada, "kick", %{"member" => id}), :ok
    bob = assert_let_in_and_shown_out(context, "banned")
    assert %{"status" => "ok"} = join_again(bob, topic)
  end

  test "a lock does", %{ada: ada, topic: topic} = context do
    assert_reply push(ada, "lock", %{"on" => true}), :ok
    bob = assert_let_in_and_shown_out(context, "locked")
    assert %{"response" => %{"reason" => "locked"}} = join_again(bob, topic)
  end

  test "a lock does too when they hear what is told, and nobody sees them yet",
       %{ada: ada, bob: bob, channel: channel} do
    ref = make_ref()
    # It comes to this when `join/3` is over.
    send(channel, {:system, {self(), ref}, :suspend})
    send(channel, :go_on)
    {%{"status" => "ok"}, bob} = RawSocket.hear(bob, "phx_reply")
    assert_receive {^ref, :ok}
    assert_reply push(ada, "lock", %{"on" => true}), :ok
    :ok = :sys.resume(channel)
    assert {%{"reason" => "locked"}, _} = RawSocket.hear(bob, "moderated")
  end

  test "a lock lets those stay who had said something",
       %{ada: ada, bob: bob, channel: channel, id: id, topic: "room:" <> room} do
    said = %{cid: cid(), body: "hi", reply_to: nil}
    {:ok, _} = Rooms.say(room, %{id: id, name: "Bob"}, said)
    assert_reply push(ada, "lock", %{"on" => true}), :ok
    send(channel, :go_on)
    {%{"on" => true}, bob} = RawSocket.hear(bob, "room_locked")
    {state, _} = RawSocket.hear(bob, "presence_state")
    assert is_map_key(state, id)
  end
end

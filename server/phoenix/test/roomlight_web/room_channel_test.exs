defmodule RoomlightWeb.RoomChannelTest do
  use RoomlightWeb.ChannelCase

  import ExUnit.CaptureLog

  require Logger

  alias RoomlightWeb.RoomChannel

  test "a join tells where the log stands and who one is", %{topic: topic} do
    params = %{"v" => 1, "caps" => ["seq", "react", "x"]}
    {:ok, reply, _} = subscribe_and_join(member_socket("ada"), RoomChannel, topic, params)

    assert %{v: 1, caps: ["seq", "react"], you: %{id: "ada"}, head: 0, epoch: _, limits: _} =
             reply
  end

  test "refusals are the protocol's", %{topic: topic} do
    ada = member_socket("ada")
    assert {:error, %{reason: :invalid}} = join(ada, RoomChannel, "room:a b", %{})
    assert {:error, %{reason: :invalid}} = join(ada, RoomChannel, topic, %{"v" => 2})
    long = %{"x" => String.duplicate("x", 5_000)}
    assert {:error, %{reason: :too_large}} = join(ada, RoomChannel, topic, long)
  end

  test "somebody is in a room by sixteen tabs and no more", %{topic: topic} do
    tab = fn -> subscribe_and_join(member_socket("ada"), RoomChannel, topic, %{}) end
    tabs = for _ <- 1..16, do: elem(tab.(), 2)
    assert {:error, %{reason: :server_busy}} = tab.()
    Process.unlink(hd(tabs).channel_pid)
    leave(hd(tabs))
    until_places({topic, "ada"}, 15)
    assert {:ok, _, _} = tab.()
  end

  defp until_places(place, count) do
    if length(Registry.lookup(RoomlightWeb.Places, place)) > count, do: until_places(place, count)
  end

  test "a message is confirmed, then told with the author of the socket", %{topic: topic} do
    ada = enter!("ada", topic)
    cid = cid()
    ref = push(ada, "new_msg", %{"body" => "hi", "cid" => cid, "from" => "bob"})
    assert_reply ref, :ok, %{cid: ^cid, seq: 1, dup: false}
    assert_broadcast "new_msg", %{from: %{id: "ada", name: "ada"}, body: "hi", seq: 1}
    ref = push(ada, "new_msg", %{"body" => "hi", "cid" => cid})
    assert_reply ref, :ok, %{seq: 1, dup: true}
  end

  test "edits, deletions and reactions are told with their place", %{topic: topic} do
    ada = enter!("ada", topic)
    ref = push(ada, "new_msg", %{"body" => "teh", "cid" => cid()})
    assert_reply ref, :ok, %{id: id}
    ref = push(ada, "react", %{"id" => id, "emoji" => "🎉", "on" => true, "cid" => cid()})
    assert_reply ref, :ok, %{seq: 2}
    assert_broadcast "msg_reacted", %{id: ^id, emoji: "🎉", on: true, seq: 2}
    ref = push(ada, "edit_msg", %{"id" => id, "body" => "the", "cid" => cid()})
    assert_reply ref, :ok, %{id: ^id, rev: 1, seq: 3}
    assert_broadcast "msg_edited", %{id: ^id, body: "the", rev: 1, seq: 3}
    ref = push(ada, "delete_msg", %{"id" => id, "cid" => cid()})
    assert_reply ref, :ok, %{id: ^id, rev: 2, seq: 4}
    assert_broadcast "msg_deleted", %{id: ^id, seq: 4}
  end

  test "only six emoji are reactions", %{topic: topic} do
    ada = enter!("ada", topic)
    ref = push(ada, "react", %{"id" => "x", "emoji" => "🦀", "on" => true, "cid" => cid()})
    assert_reply ref, :error, %{reason: :invalid}
  end

  test "too much waits", %{topic: topic} do
    ada = enter!("ada", topic)
    refs = for n <- 1..40, do: push(ada, "new_msg", %{"body" => "#{n}", "cid" => cid()})
    ref = List.last(refs)
    assert_reply ref, :error, %{reason: :rate_limited, retry_after_ms: wait}
    assert wait in 1..200
  end

  test "a room nobody made is not found where the setting says so", %{topic: topic} do
    enter!("ada", topic)
    Application.put_env(:roomlight, :open_rooms, false)
    on_exit(fn -> Application.put_env(:roomlight, :open_rooms, true) end)
    assert {:ok, _, _} = subscribe_and_join(member_socket("bob"), RoomChannel, topic, %{})
    other = "room:" <> unique_room()
    assert {:error, %{reason: :not_found}} = join(member_socket("bob"), RoomChannel, other, %{})
  end

  @tag :capture_log
  test "a database in trouble is said to be busy, and what was said may come again",
       %{topic: topic} do
    ada = enter!("ada", topic)
    # Undone with the transaction of this test.
    Roomlight.Repo.query!("ALTER TABLE rooms RENAME TO gone")
    cid = cid()
    ref = push(ada, "new_msg", %{"body" => "hi", "cid" => cid})
    assert_reply ref, :error, %{reason: :server_busy, cid: ^cid}
    ref = push(ada, "history", %{"after_seq" => 0})
    assert_reply ref, :error, %{reason: :server_busy}
    assert {:error, %{reason: :server_busy}} = join(member_socket("bob"), RoomChannel, topic, %{})
  end

  test "a channel that crashes logs where and in which room, and nothing that was said",
       %{topic: "room:" <> room = topic} do
    Process.flag(:trap_exit, true)

    log =
      capture_log([metadata: [:room, :member]], fn ->
        ada = enter!("ada", topic, %{"v" => 1, "name" => "Lovelace"})
        push(ada, "no_such_event", %{"body" => "between us"})
        assert_receive {:EXIT, _, {:function_clause, _}}
        Logger.flush()
      end)

    assert log =~ "RoomlightWeb.RoomChannel.handle_in/3"
    assert log =~ "room=#{room} member=ada"
    refute log =~ "between us"
    refute log =~ "Lovelace"
  end

  test "who wants not to be seen gets the roster and is in none", %{topic: topic} do
    enter!("bob", topic)
    {:ok, _, ada} = subscribe_and_join(member_socket("ada"), topic, %{"invisible" => true})
    assert_push "presence_state", %Jason.Fragment{} = roster
    assert roster |> Jason.encode!() |> Jason.decode!() |> Map.keys() == ["bob"]
    assert RoomlightWeb.Presence.everybody(topic) |> Map.keys() == ["bob"]

    assert_reply push(ada, "presence_update", %{"invisible" => false}), :ok
    assert RoomlightWeb.Presence.everybody(topic) |> Map.keys() == ["ada", "bob"]
    assert_push "presence_diff", %{joins: %{"ada" => %{metas: [meta]}}}
    refute is_map_key(meta, :invisible)

    assert_reply push(ada, "presence_update", %{"invisible" => true}), :ok
    assert RoomlightWeb.Presence.everybody(topic) |> Map.keys() == ["bob"]
    assert_push "presence_diff", %{leaves: %{"ada" => _}}
  end

  test "an event nobody knows crashes the channel", %{topic: topic} do
    Process.flag(:trap_exit, true)
    ada = enter!("ada", topic)
    push(ada, "phx_close", %{})
    assert_receive {:EXIT, _, {:function_clause, _}}
  end
end

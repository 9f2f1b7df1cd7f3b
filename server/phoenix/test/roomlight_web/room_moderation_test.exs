defmodule RoomlightWeb.RoomModerationTest do
  use RoomlightWeb.ChannelCase, async: false

  alias Roomlight.Rooms

  test "a room is of whoever came first, and of nobody where it was made by hand", %{topic: topic} do
    params = %{"v" => 1, "caps" => ["moderate", "edit"]}
    {:ok, mine, _} = subscribe_and_join(member_socket("ada"), topic, params)
    {:ok, theirs, _} = subscribe_and_join(member_socket("bob"), topic, params)
    assert {mine.caps, theirs.caps} == {["edit", "moderate"], ["edit"]}

    made = unique_room()
    :ok = Rooms.create_room(made)
    {:ok, reply, _} = subscribe_and_join(member_socket("ada"), "room:" <> made, params)
    assert reply.caps == ["edit"]
  end

  test "who is banned hears why, then the channel ends, and there is no way back", %{topic: topic} do
    ada = enter!("ada", topic)
    bob = enter!("bob", topic)
    Process.unlink(bob.channel_pid)
    monitor = Process.monitor(bob.channel_pid)
    ref = push(ada, "ban", %{"member" => "bob", "name" => "Bob", "on" => true})
    assert_reply ref, :ok
    assert_push "moderated", %{reason: :banned}
    assert_receive {:DOWN, ^monitor, :process, _, :normal}
    assert {:error, %{reason: :banned}} = join(member_socket("bob"), topic, %{"v" => 1})
    ref = push(ada, "bans", %{})
    assert_reply ref, :ok, %{bans: [%{id: "bob", name: "Bob"}]}

    ref = push(ada, "ban", %{"member" => "bob", "on" => false})
    assert_reply ref, :ok
    assert {:ok, _, _} = subscribe_and_join(member_socket("bob"), topic, %{"v" => 1})
  end

  test "nobody but the owner moderates", %{topic: topic} do
    enter!("ada", topic)
    bob = enter!("bob", topic)
    ref = push(bob, "ban", %{"member" => "ada", "on" => true})
    assert_reply ref, :error, %{reason: :unauthorized}
    refute_push "moderated", _
  end

  test "a locked room lets in who was there, seen or not, and who had spoken", %{topic: topic} do
    ada = enter!("ada", topic)
    enter!("eve", topic, %{"v" => 1, "invisible" => true})
    bob = enter!("bob", topic)
    ref = push(bob, "new_msg", %{"body" => "hi", "cid" => cid()})
    assert_reply ref, :ok
    Process.unlink(bob.channel_pid)
    leave(bob)

    ref = push(ada, "lock", %{"on" => true})
    assert_reply ref, :ok
    for _ <- 1..2, do: assert_push("room_locked", %{on: true})

    for known <- ~w(ada bob eve) do
      assert {:ok, %{locked: true}, _} =
               subscribe_and_join(member_socket(known), topic, %{"v" => 1})
    end

    assert {:error, %{reason: :locked}} = join(member_socket("carol"), topic, %{"v" => 1})
    ref = push(ada, "lock", %{"on" => false})
    assert_reply ref, :ok
    assert {:ok, _, _} = subscribe_and_join(member_socket("carol"), topic, %{"v" => 1})
  end

  test "the owner deletes what others said, and changes none of it", %{topic: topic} do
    ada = enter!("ada", topic)
    bob = enter!("bob", topic)
    ref = push(bob, "new_msg", %{"body" => "mine", "cid" => cid()})
    assert_reply ref, :ok, %{id: id}
    ref = push(ada, "edit_msg", %{"id" => id, "body" => "yours", "cid" => cid()})
    assert_reply ref, :error, %{reason: :unauthorized}
    ref = push(ada, "delete_msg", %{"id" => id, "cid" => cid()})
    assert_reply ref, :ok, %{rev: 1}
    assert_broadcast "msg_deleted", %{id: ^id, from: %{id: "ada"}}
  end
end

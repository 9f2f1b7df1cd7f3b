defmodule Roomlight.RoomsTest do
  use Roomlight.DataCase, async: true

  alias Roomlight.Rooms

  setup do
    room = unique_room()
    {:ok, _, _} = Rooms.open_room(room, "ada")
    {:ok, room: room}
  end

  defp say(room, body, opts \\ []) do
    message = %{cid: opts[:cid] || cid(), body: body, reply_to: opts[:reply_to]}
    Rooms.say(room, opts[:author] || author(), message)
  end

  test "a room begins empty, with an epoch of its own that stays", %{room: room} do
    assert {:ok, %{epoch: epoch, head: 0, oldest: 0}, _} = Rooms.open_room(room, "ada")
    assert {:ok, %{epoch: ^epoch}, _} = Rooms.open_room(room, "bob")
    assert {:ok, %{epoch: other}, _} = Rooms.open_room(unique_room(), "ada")
    assert other != epoch
  end

  test "messages take their places one after another", %{room: room} do
    assert {:ok, %{seq: 1}} = say(room, "one")
    assert {:ok, %{seq: 2}} = say(room, "two")
    assert %{head: 2, oldest: 1} = Rooms.standing(room)
  end

  test "a message sent twice is there once, and takes one place", %{room: room} do
    cid = cid()
    {:ok, first} = say(room, "once", cid: cid)
    assert {:dup, again} = say(room, "once", cid: cid)
    assert again.id == first.id
    assert {:ok, %{seq: 2}} = say(room, "next")
  end

  test "another member's cid is another message", %{room: room} do
    cid = cid()
    {:ok, _} = say(room, "mine", cid: cid)
    assert {:ok, %{seq: 2}} = say(room, "mine too", cid: cid, author: author("Bob"))
  end

  test "a refused message takes no place", %{room: room} do
    assert {:error, :not_found} = say(room, "answer", reply_to: "nobodysaidthis")
    assert {:ok, %{seq: 1}} = say(room, "question")
  end

  test "only its author edits a message, and readers find its present text", %{room: room} do
    {:ok, %{id: id}} = say(room, "teh")
    edit = %{cid: cid(), id: id, body: "the"}
    assert {:error, :unauthorized} = Rooms.edit(room, author("Bob"), edit)
    assert {:ok, %{seq: 2, rev: 1, target_id: ^id}} = Rooms.edit(room, author(), edit)
    assert {:dup, %{seq: 2, rev: 1}} = Rooms.edit(room, author(), edit)
    assert %{messages: [message, change]} = Rooms.history(room, {:after, 0}, 10)
    assert %{body: "the", rev: 1, seq: 1} = message
    assert %{type: :msg_edited, id: ^id, seq: 2, body: "the"} = change
    reused = %{edit | id: message.id <> "x"}
    assert {:error, :conflict} = Rooms.edit(room, author(), reused)
  end

  test "a deleted message stays as a tombstone without text", %{room: room} do
    {:ok, %{id: id}} = say(room, "oops")
    assert {:ok, %{seq: 2, rev: 1}} = Rooms.delete(room, author(), %{cid: cid(), id: id})
    assert {:error, :not_found} = Rooms.delete(room, author(), %{cid: cid(), id: id})
    assert %{messages: [tombstone, _]} = Rooms.history(room, {:after, 0}, 10)
    assert tombstone.deleted
    refute is_map_key(tombstone, :body)
  end

  test "a quote is in history as it was told, and goes with its message", %{room: room} do
    place = %{exact: "the lamp", prefix: "over there, ", suffix: ""}
    message = %{cid: cid(), body: "look", reply_to: nil, quote: place}
    assert {:ok, %{id: id} = entry} = Rooms.say(room, author(), message)
    told = entry |> Roomlight.Rooms.Entry.to_wire() |> Jason.encode!() |> Jason.decode!()
    assert %{messages: [message]} = Rooms.history(room, {:after, 0}, 10)
    assert message |> Jason.encode!() |> Jason.decode!() == told
    assert told["quote"] == %{"exact" => "the lamp", "prefix" => "over there, ", "suffix" => ""}
    {:ok, _} = Rooms.delete(room, author(), %{cid: cid(), id: id})
    refute room |> Rooms.history({:after, 0}, 10) |> Jason.encode!() =~ "lamp"
  end

  test "a reaction is an entry of its own", %{room: room} do
    {:ok, %{id: id}} = say(room, "hi")
    reaction = %{cid: cid(), id: id, emoji: "👍", on: true}
    assert {:ok, %{seq: 2}} = Rooms.react(room, author("Bob"), reaction)
    assert %{messages: [message, %{emoji: "👍", on: true}]} = Rooms.history(room, {:after, 0}, 10)
    assert message.reactions == %{"👍" => [author("Bob").id]}
  end

  test "history is read in both directions, a page at a time", %{room: room} do
    for n <- 1..7, do: say(room, "#{n}")
    seqs = fn page -> Enum.map(page.messages, & &1.seq) end
    page = Rooms.history(room, {:after, 0}, 3)
    assert {seqs.(page), page.more} == {[1, 2, 3], true}
    page = Rooms.history(room, {:before, 8}, 3)
    assert {seqs.(page), page.more} == {[5, 6, 7], true}
    page = Rooms.history(room, {:before, 3}, 3)
    assert {seqs.(page), page.more} == {[1, 2], false}
    assert %{messages: [], more: false} = Rooms.history(room, {:after, 7}, 3)
  end

  test "a page of long messages is shorter", %{room: room} do
    long = String.duplicate("€", 5_000)
    for _ <- 1..40, do: say(room, long)
    page = Rooms.history(room, {:after, 0}, 40)
    assert length(page.messages) < 40
    assert page.more
  end

  test "what messages point at counts as text does", %{room: room} do
    place = %{exact: String.duplicate("😀", 500), prefix: "", suffix: ""}
    long = String.duplicate("€", 4_000)

    for _ <- 1..45 do
      Rooms.say(room, author(), %{cid: cid(), body: long, reply_to: nil, quote: place})
    end

    assert length(Rooms.history(room, {:after, 0}, 45).messages) == 37
  end
end

defmodule RoomlightWeb.TwoNodesTest do
  @moduledoc "What is said and who is here, over two nodes with a database between them."

  use ExUnit.Case

  import Roomlight.DataCase, only: [cid: 0, unique_room: 0]

  alias Roomlight.ClusterNode
  alias RoomlightWeb.RawSocket

  @moduletag :two_nodes
  @moduletag timeout: to_timeout(minute: 15)

  setup do
    [one, two] = ClusterNode.start_many!(2)
    {:ok, one: one, two: two, topic: "room:" <> unique_room() <> "-" <> cid()}
  end

  # Until these are here, as one hears it who was told `people` before.
  defp until_here(socket, people, wanted) do
    if people |> Map.values() |> Enum.sort() == wanted do
      {people, socket}
    else
      {diff, socket} = RawSocket.hear(socket, "presence_diff")
      people = people |> Map.drop(Map.keys(diff["leaves"])) |> Map.merge(names(diff["joins"]))
      until_here(socket, people, wanted)
    end
  end

  defp names(presences) do
    Map.new(presences, fn {id, %{"metas" => [meta | _]}} -> {id, meta["name"]} end)
  end

  defp join!(node, name, topic) do
    socket = RawSocket.connect!(node.port, name)
    RawSocket.push(socket, ["1", "1", topic, "phx_join", %{}])
    {state, socket} = RawSocket.hear(socket, "presence_state")
    {names(state), socket}
  end

  defp say(socket, topic, cid, body) do
    RawSocket.push(socket, ["1", cid, topic, "new_msg", %{"body" => body, "cid" => cid}])
    {%{"response" => receipt}, socket} = RawSocket.hear(socket, "phx_reply")
    {receipt, socket}
  end

  test "people on two nodes are in one room, and one node's death loses nothing", context do
    %{one: one, two: two, topic: topic} = context
    {here, ada} = join!(one, "Ada", topic)
    {also, bob} = join!(two, "Bob", topic)
    {_, ada} = until_here(ada, here, ["Ada", "Bob"])
    {here, bob} = until_here(bob, also, ["Ada", "Bob"])

    cid = cid()
    {%{"seq" => 1, "dup" => false}, _ada} = say(ada, topic, cid, "from one")
    {%{"body" => "from one", "seq" => 1}, bob} = RawSocket.hear(bob, "new_msg")

    ClusterNode.kill!(one)
    {_, bob} = until_here(bob, here, ["Bob"])

    # Who was on the dead node comes back on the other, and sends again what it can't know arrived.
    {_, again} = join!(two, "Ada", topic)
    RawSocket.push(again, ["1", "h", topic, "history", %{"after_seq" => 0}])
    {%{"response" => page}, again} = RawSocket.hear(again, "phx_reply")
    assert %{"head" => 1, "messages" => [%{"body" => "from one", "cid" => ^cid}]} = page
    {%{"seq" => 2}, _} = say(again, topic, cid(), "from two")
    {%{"body" => "from two", "seq" => 2}, _} = RawSocket.hear(bob, "new_msg")
  end
end

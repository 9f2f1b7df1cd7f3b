defmodule RoomlightWeb.QuietRoomTest do
  use RoomlightWeb.ChannelCase

  alias RoomlightWeb.Presence

  @limit 3

  setup do
    Application.put_env(:roomlight, :quiet_above, @limit)
    on_exit(fn -> Application.delete_env(:roomlight, :quiet_above) end)
  end

  defp enter_many!(count, topic), do: for(n <- 1..count, do: enter!("p#{n}", topic))

  defp meta(topic, member) do
    %{^member => %{metas: [meta]}} = Presence.everybody(topic)
    meta
  end

  defp update!(socket, looks), do: assert_reply(push(socket, "presence_update", looks), :ok)

  # The answer to what is asked after it comes after it.
  defp type!(socket) do
    push(socket, "typing", %{"on" => true})
    assert_reply push(socket, "history", %{"after_seq" => 0}), :ok
  end

  test "a room at the limit tells that somebody is idle, and that they type", %{topic: topic} do
    [ada | _] = enter_many!(@limit, topic)
    update!(ada, %{"state" => "idle"})
    assert meta(topic, "p1").state == "idle"
    type!(ada)
    assert_received %{event: "typing"}
  end

  test "a larger one answers, and tells neither", %{topic: topic} do
    [ada | _] = enter_many!(@limit + 1, topic)
    known = meta(topic, "p1")
    update!(ada, %{"state" => "idle"})
    assert meta(topic, "p1") == known
    type!(ada)
    refute_received %{event: "typing"}
  end

  for {key, value} <- [name: "Ada L", face: "seed7", page: "p-1", sealed: "e1.a.b"] do
    test "it tells a #{key}, in the place of the meta everybody knows, with the state as it is",
         %{topic: topic} do
      [ada | _] = enter_many!(@limit + 1, topic)
      %{phx_ref: known} = meta(topic, "p1")
      update!(ada, %{"state" => "idle"})
      update!(ada, %{"#{unquote(key)}" => unquote(value)})

      assert %{unquote(key) => unquote(value), state: "idle", phx_ref_prev: ^known} =
               meta(topic, "p1")
    end
  end

  test "who hides in it leaves the list", %{topic: topic} do
    [ada | _] = enter_many!(@limit + 1, topic)
    update!(ada, %{"invisible" => true})
    refute is_map_key(Presence.everybody(topic), "p1")
  end

  test "once it is small again, who is idle meanwhile is told so, and who is as before is not",
       %{topic: topic} do
    [ada, bob, carol, dave] = enter_many!(@limit + 1, topic)
    known = meta(topic, "p2")
    update!(bob, %{"state" => "idle"})
    update!(bob, %{"state" => "active"})
    update!(carol, %{"state" => "idle"})
    update!(carol, %{"name" => "Carol"})
    %{phx_ref: told} = meta(topic, "p3")
    update!(ada, %{"state" => "hidden"})
    Process.unlink(dave.channel_pid)
    leave(dave)
    assert_push "presence_diff", %{joins: %{"p1" => %{metas: [%{state: "hidden"}]}}}
    assert meta(topic, "p2") == known
    assert %{name: "Carol", state: "idle", phx_ref: ^told} = meta(topic, "p3")
  end
end

defmodule RoomlightWeb.FlatSerializerTest do
  use ExUnit.Case, async: true

  alias Phoenix.Socket.{Broadcast, Message, Reply}
  alias RoomlightWeb.FlatSerializer

  test "a frame is one binary, which sockets share" do
    payload = %{body: "hi"}
    broadcast = %Broadcast{topic: "room:a", event: "new_msg", payload: payload}
    assert {:socket_push, :text, frame} = FlatSerializer.fastlane!(broadcast)
    assert frame == ~s([null,null,"room:a","new_msg",{"body":"hi"}])
    message = %Message{topic: "room:a", event: "x", payload: payload, join_ref: "1"}

    assert {:socket_push, :text, ~s(["1",null,"room:a","x") <> _} =
             FlatSerializer.encode!(message)

    reply = %Reply{topic: "room:a", ref: "2", status: :ok, payload: payload}

    assert {:socket_push, :text, ~s([null,"2","room:a","phx_reply") <> _} =
             FlatSerializer.encode!(reply)
  end
end

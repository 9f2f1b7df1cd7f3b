defmodule RoomlightWeb.SocketsTest do
  @moduledoc "What only shows with a real connection."

  use RoomlightWeb.ChannelCase

  import ExUnit.CaptureLog

  require Logger

  alias Roomlight.Rooms
  alias RoomlightWeb.{RawSocket, SocketGuard}

  setup do
    settings = Application.fetch_env!(:roomlight, RoomlightWeb.Endpoint)[:http]
    settings = Keyword.merge(settings, plug: RoomlightWeb.Endpoint, port: 0, startup_log: false)
    server = start_supervised!({Bandit, settings})

    {:ok, {_address, port}} = ThousandIsland.listener_info(server)
    {:ok, port: port}
  end

  test "who sends on beyond all limits reads why it is closed", %{port: port} do
    socket = RawSocket.connect!(port, "ada")
    for n <- 1..1_000, do: RawSocket.push(socket, [nil, "#{n}", "phoenix", "heartbeat", %{}])
    assert RawSocket.closed(socket) == {4008, "rate_limited"}
  end

  test "a message that is too large in several frames is too large", %{port: port} do
    socket = RawSocket.connect!(port, "ada")
    RawSocket.send_part(socket, :first, ~s([null,"1","phoenix","heartbeat",{"x":"))
    for _ <- 1..4, do: RawSocket.send_part(socket, :more, String.duplicate("x", 20_000))
    assert {1009, _} = RawSocket.closed(socket)
  end

  test "a frame that nobody can read closes its socket, and is in no log", %{port: port} do
    log =
      capture_log(fn ->
        socket = RawSocket.connect!(port, "ada")
        RawSocket.push_text(socket, ~s(["1","1","room:x","new_msg",{"body":"between us"))
        assert {1011, _} = RawSocket.closed(socket)
        Logger.flush()
      end)

    refute log =~ "between us"
  end

  test "a load balancer may ask without wanting to read, and hears of missing tables",
       %{port: port} do
    assert {200, ""} = http(port, :head)
    {200, answer} = http(port, :get)
    assert %{"status" => "ok", "nodes" => 1} = Jason.decode!(answer)
    # Undone with the transaction of this test.
    Roomlight.Repo.query!("ALTER TABLE entries RENAME TO gone")
    assert {503, ~s({"status":"no tables: run bin/migrate"})} = http(port, :get)
  end

  test "a database that is slow to answer is told of before a load balancer gives up",
       %{port: port} do
    slow = Task.async(fn -> Roomlight.Repo.query!("SELECT pg_sleep(5)") end)
    began = System.monotonic_time(:millisecond)
    assert {503, ~s({"status":"no database"})} = http(port, :get)
    assert System.monotonic_time(:millisecond) - began < 4_500
    Task.await(slow, to_timeout(minute: 1))
  end

  test "a server that stops asks to come back", %{port: port, topic: topic} do
    start_supervised!(SocketGuard.drainer_spec(endpoint: RoomlightWeb.Endpoint), id: :drainer)
    socket = RawSocket.join!(port, "ada", topic)
    :ok = stop_supervised(:drainer)
    assert {1012, _} = RawSocket.closed(socket)
  end

  test "who does not read is shown out when it does, and the room goes on", context do
    grace(to_timeout(minute: 5))
    {slow, other} = slow_and_other(context)
    assert {1013, "too slow"} = RawSocket.closed(slow)
    :gen_tcp.close(slow.tcp)
    assert {%{"leaves" => leaves}, _} = RawSocket.hear(other, "presence_diff")
    assert map_size(leaves) == 1
  end

  test "who never reads is cut off", context do
    grace(0)
    {_slow, other} = slow_and_other(context)
    assert {%{"leaves" => leaves}, _} = RawSocket.hear(other, "presence_diff")
    assert map_size(leaves) == 1
  end

  # Both are in the room; one has asked for much, and is given up.
  defp slow_and_other(%{port: port, topic: topic}) do
    fill(topic, 40)
    other = RawSocket.join!(port, "bob", topic)
    slow = RawSocket.join!(port, "ada", topic, recbuf: 4_096)
    {_, other} = RawSocket.hear(other, "presence_diff")
    when_given_up()
    # A page of history each, half a megabyte: more than the network between them holds.
    for n <- 1..16, do: RawSocket.push(slow, ["1", "#{n}", topic, "history", %{"after_seq" => 0}])
    assert_receive :given_up, to_timeout(minute: 1)
    {slow, other}
  end

  defp grace(ms) do
    before = Application.fetch_env!(:roomlight, :slow_reader_grace)
    Application.put_env(:roomlight, :slow_reader_grace, ms)
    on_exit(fn -> Application.put_env(:roomlight, :slow_reader_grace, before) end)
  end

  defp when_given_up do
    test = self()

    tell = fn _event, %{given_up: count}, _metadata, _config ->
      if count > 0, do: send(test, :given_up)
    end

    :telemetry.attach(test, [:roomlight, :slow_readers], tell, nil)
    on_exit(fn -> :telemetry.detach(test) end)
  end

  defp fill("room:" <> room_id, count) do
    body = String.duplicate("€", 4_000)
    {:ok, _, _} = Rooms.open_room(room_id, "ada")
    author = %{id: "m", name: "Ada"}
    for _ <- 1..count, do: Rooms.say(room_id, author, %{cid: cid(), body: body, reply_to: nil})
  end

  defp http(port, method) do
    {:ok, tcp} = :gen_tcp.connect(~c"127.0.0.1", port, [:binary, active: false, packet: :raw])
    verb = method |> to_string() |> String.upcase()
    head = "#{verb} /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    :ok = :gen_tcp.send(tcp, head)
    "HTTP/1.1 " <> <<status::binary-size(3)>> <> rest = read_all(tcp)
    {String.to_integer(status), rest |> String.split("\r\n\r\n", parts: 2) |> List.last()}
  end

  defp read_all(tcp, text \\ "") do
    case :gen_tcp.recv(tcp, 0, to_timeout(minute: 1)) do
      {:ok, data} -> read_all(tcp, text <> data)
      {:error, :closed} -> text
    end
  end
end

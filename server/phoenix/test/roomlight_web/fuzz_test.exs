defmodule RoomlightWeb.FuzzTest do
  @moduledoc """
  Frames of clients that mean harm, through the guard, the framing and the channel, as a socket hands them
  over. Each ends in an answer or a closed socket; nobody else feels it.
  """

  use ExUnit.Case

  import Phoenix.ChannelTest
  import Roomlight.DataCase, only: [cid: 0, unique_room: 0]
  import RoomlightWeb.ChannelCase, only: [member_socket: 1]

  alias Ecto.Adapters.SQL.Sandbox
  alias Roomlight.{Bucket, Limits, Repo, Sessions}
  alias RoomlightWeb.{FlatSerializer, RoomChannel, SocketGuard}

  @moduletag capture_log: true
  @moduletag timeout: to_timeout(minute: 20)

  @frames 100_000
  # From one socket: of more, most would be over the rate.
  @visit 20

  # What a frame that can't be read raises; its socket closes with 1011 then.
  @unreadable [Jason.DecodeError, MatchError, FunctionClauseError, CaseClauseError, ArgumentError]

  @texts [
    "<script>1</script>",
    "\u202egnp.exe",
    "a" <> String.duplicate("\u0301", 500),
    "Аda",
    "__proto__",
    "'; DROP TABLE entries; --",
    "\u0000\u0001\e[31m",
    "line\u2028line",
    "👩‍👩‍👧‍👦",
    "﷽",
    String.duplicate("x", 5_000),
    "\u{e0041}",
    "",
    "  ",
    "https://bank.example@evil.example"
  ]

  @odd ~w(null true 0 -1 1.5 1e308 9007199254740993 18446744073709551616 [] {} [[]] "x"
          {"__proto__":{"a":1}} {"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}})

  @events ~w(new_msg edit_msg delete_msg react history typing presence_update phx_join phx_leave
             kick ban lock bans)
  @odd_events ~w(phx_close phx_error phx_reply chan_reply_1 presence_diff msg_edited heartbeat nope)

  # Not the one connection of other tests, which dies with a process that dies while it asks.
  setup do
    Sandbox.mode(Repo, :auto)
    room = "#{unique_room()}-#{System.os_time()}"

    on_exit(fn ->
      Repo.query!("DELETE FROM rooms WHERE starts_with(id, $1)", [room])
      Sandbox.mode(Repo, :manual)
    end)

    {:ok, room: room, topic: "room:" <> room}
  end

  test "#{@frames} frames end in answers or a close, and nobody else feels them", context do
    %{room: room, topic: topic} = context
    :rand.seed(:exsss, {2026, 11, 24})

    {sent, unread} = visit_until(@frames, topic)

    # Most are read, or nothing behind the framing would have been tried.
    assert unread < div(sent, 4)

    said = count("entries", room)
    assert said > div(sent, 200)
    banned = count("room_bans", room)
    assert banned > div(sent, 500)

    IO.puts(
      "tried, a hostile client, against the Phoenix server — frames: #{sent}; " <>
        "unreadable: #{unread}; on the log: #{said}; banned: #{banned}"
    )
  end

  defp count(table, room) do
    query = "SELECT count(*) FROM #{table} WHERE starts_with(room_id, $1)"
    %{rows: [[count]]} = Repo.query!(query, [room])
    count
  end

  defp say_something(topic, name) do
    {:ok, _, bob} = join(member_socket(name), topic, %{"v" => 1})
    ref = push(bob, "new_msg", %{"body" => "fine", "cid" => cid()})
    assert_reply ref, :ok, %{seq: _}, to_timeout(minute: 1)
    Process.unlink(bob.channel_pid)
    ref = leave(bob)
    assert_reply ref, :ok
    forget_the_rest()
  end

  # Of what comes besides, every later wait would look through all.
  defp forget_the_rest do
    receive do
      _ -> forget_the_rest()
    after
      0 -> :ok
    end
  end

  defp visit_until(frames, topic, visits \\ 1, sent \\ 0, unread \\ 0)
  defp visit_until(frames, _topic, _visits, sent, unread) when sent >= frames, do: {sent, unread}

  defp visit_until(frames, topic, visits, sent, unread) do
    # A socket is a process of its own; the next one's frames follow from where these ended.
    chance = :rand.export_seed()

    {more, how, chance} =
      Task.await(Task.async(fn -> visit(topic, chance) end), to_timeout(minute: 1))

    :rand.seed(chance)
    if rem(visits, 10) == 0, do: say_something(topic, "bob-#{visits}")
    unread = if how == :unreadable, do: unread + 1, else: unread
    visit_until(frames, topic, visits + 1, sent + more, unread)
  end

  # One socket, until it is closed or has sent enough: in a room of others, and in one of its own.
  defp visit(topic, chance) do
    :rand.seed(chance)
    topics = [topic, "#{topic}-#{:rand.uniform(1_000_000_000)}"]
    {sent, how} = topics |> enter() |> send_frames(topics, 0)
    {sent, how, :rand.export_seed()}
  end

  defp send_frames(guard, _topics, @visit), do: settle(guard, {@visit, :left})

  defp send_frames(guard, topics, sent) do
    case send_frame(guard, frame(pick(topics))) do
      {:ok, guard} -> send_frames(guard, topics, sent + 1)
      how -> settle(guard, {sent + 1, how})
    end
  end

  # Its channels do what was asked of them before they go with it.
  defp settle(%{inner: {%{channels: channels}, _}} = guard, outcome) do
    for {_topic, {pid, _monitor, _status}} <- channels do
      try do
        :sys.get_state(pid)
      catch
        :exit, _ -> :gone
      end
    end

    hear(guard)
    outcome
  end

  defp enter(topics) do
    %{token: token} = Sessions.create(RoomlightWeb.Endpoint, "eve")

    {:ok, state} =
      SocketGuard.connect(%{
        endpoint: RoomlightWeb.Endpoint,
        transport: :websocket,
        options: [serializer: [{FlatSerializer, "~> 2.0.0"}]],
        params: %{"vsn" => "2.0.0"},
        connect_info: %{auth_token: token}
      })

    {:ok, guard} = SocketGuard.init(state)

    Enum.reduce(topics, guard, fn topic, guard ->
      {:ok, guard} = send_frame(guard, ~s(["1","1","#{topic}","phx_join",{"v":1}]))
      guard
    end)
  end

  # With full buckets, so that what comes behind the limits is tried as well.
  defp send_frame(guard, {:binary, data}), do: send_frame(guard, data, :binary)
  defp send_frame(guard, text), do: send_frame(guard, text, :text)

  defp send_frame(guard, data, opcode) do
    guard = %{
      guard
      | frames: Bucket.new(Limits.rate(:frames)),
        joins: Bucket.new(Limits.rate(:joins))
    }

    case SocketGuard.handle_in({data, opcode: opcode}, guard) do
      {:ok, guard} -> hear(guard)
      {:reply, _status, {_, answer}, guard} when is_binary(answer) -> hear(guard)
      {:push, {_, answer}, guard} when is_binary(answer) -> hear(guard)
      {:stop, _reason, _guard} -> :closed
      {:stop, _reason, {code, _}, _guard} when code in 4000..4999 -> :closed
    end
  rescue
    error in @unreadable ->
      if data_readable?(data), do: reraise(error, __STACKTRACE__), else: :unreadable
  end

  # What a socket's process is told meanwhile.
  defp hear(guard) do
    receive do
      {SocketGuard, _, _} = message -> hear(guard, message)
      {:socket_push, _, _} = message -> hear(guard, message)
      {SocketGuard, _, _, _} = message -> hear(guard, message)
      {:socket_close, _, _} = message -> hear(guard, message)
      {:DOWN, _, _, _, reason} = message -> by_design!(reason) && hear(guard, message)
    after
      0 -> {:ok, guard}
    end
  end

  # What a channel ends of: it was left or shown out, or there is no clause for such an event.
  defp by_design!(reason) do
    case reason do
      {:function_clause, [{RoomChannel, :handle_in, [_, _, _], _} | _]} -> true
      {:shutdown, _} -> true
      :normal -> true
      _ -> flunk("a channel ended of #{inspect(reason)}")
    end
  end

  defp hear(guard, message) do
    case SocketGuard.handle_info(message, guard) do
      {:ok, guard} -> hear(guard)
      {:push, {_, data}, guard} when is_binary(data) -> hear(guard)
      {:stop, _reason, _guard} -> :closed
      {:stop, _reason, _detail, _guard} -> :closed
    end
  end

  # A frame is a list of five, of which three are texts or nothing, and the payload a map.
  defp data_readable?(data) do
    case Jason.decode(data) do
      {:ok, [join_ref, ref, topic, event, payload]} ->
        Enum.all?([join_ref, ref], &(is_nil(&1) or is_binary(&1))) and is_binary(topic) and
          is_binary(event) and is_map(payload)

      _ ->
        false
    end
  end

  defp frame(topic) do
    case :rand.uniform(20) do
      1 -> pick(@odd)
      2 -> damage(nearly_right(topic))
      3 -> odd_frame(topic)
      4 -> {:binary, binary(topic)}
      _ -> nearly_right(topic)
    end
  end

  defp nearly_right(topic) do
    event = pick(@events)
    ref = if one_in(9), do: "null", else: ~s("#{:rand.uniform(1_000)}")
    ~s(["1",#{ref},"#{topic}","#{event}",#{payload(event)}])
  end

  defp odd_frame(topic) do
    refs = ["null", ~s("1"), ~s("x"), "1", "{}", ~s("#{String.duplicate("9", 3_000)}")]
    topics = [~s("#{topic}"), ~s("phoenix"), ~s("room:../x"), ~s("other:x"), "null", "17"]
    event = pick(@odd_events ++ @events)
    ~s([#{pick(refs)},#{pick(refs)},#{pick(topics)},"#{event}",#{pick(@odd)}])
  end

  # Phoenix' binary framing, with lengths that are right or not.
  defp binary(topic) do
    fields = ["1", "2", topic, pick(@events)]
    sizes = for field <- fields, do: if(one_in(6), do: :rand.uniform(255), else: byte_size(field))
    whole = IO.iodata_to_binary([0, sizes, fields, "{}"])
    if one_in(4), do: binary_part(whole, 0, :rand.uniform(byte_size(whole))), else: whole
  end

  defp payload("new_msg"), do: nearly(body: text(), cid: some_cid(), reply_to: some_id())
  defp payload("edit_msg"), do: nearly(id: some_id(), cid: some_cid(), body: text())
  defp payload("delete_msg"), do: nearly(id: some_id(), cid: some_cid())
  defp payload("react"), do: nearly(id: some_id(), cid: some_cid(), emoji: ~s("🎉"), on: "true")
  defp payload("history"), do: nearly(after_seq: "#{:rand.uniform(500)}", limit: "20")
  defp payload("typing"), do: nearly(on: "true")
  defp payload("kick"), do: nearly(member: some_id())
  defp payload("ban"), do: nearly(member: some_id(), on: pick(~w(true true false)), name: text())
  defp payload("lock"), do: nearly(on: pick(~w(true false)))
  defp payload("bans"), do: "{}"
  defp payload("phx_leave"), do: if(one_in(10), do: "{}", else: pick(@odd))
  defp payload(_), do: nearly(v: "1", name: text(), face: ~s("abc"), state: ~s("idle"))

  # Of these fields some are missing, doubled, or something else altogether.
  defp nearly(fields) do
    members =
      Enum.flat_map(fields, fn {key, value} ->
        case :rand.uniform(30) do
          1 -> []
          2 -> [~s("#{key}":#{pick(@odd)})]
          3 -> [~s("#{key}":#{value}), ~s("#{key}":#{pick(@odd)})]
          _ -> [~s("#{key}":#{value})]
        end
      end)

    if one_in(25), do: pick(@odd), else: "{#{Enum.join(members, ",")}}"
  end

  defp damage(text) do
    {head, tail} = String.split_at(text, :rand.uniform(String.length(text)) - 1)

    case :rand.uniform(4) do
      1 -> head
      2 -> head <> String.slice(tail, 1..-1//1)
      3 -> head <> pick([~s("), "\\", "{", "]", ",", <<0>>, <<255>>]) <> tail
      4 -> text <> tail
    end
  end

  defp text, do: Jason.encode!(pick(@texts))
  defp some_id, do: if(one_in(4), do: text(), else: ~s("m#{:rand.uniform(500)}"))

  defp some_cid,
    do: if(one_in(9), do: text(), else: ~s("cid-#{:rand.uniform(5_000)}-0123456789abcdef"))

  defp pick(list), do: Enum.random(list)
  defp one_in(n), do: :rand.uniform(n) == 1
end

defmodule RoomlightWeb.RoomRosterTest do
  use RoomlightWeb.ChannelCase

  alias Phoenix.Socket.Message

  defp join!(name, topic, test_process \\ self()) do
    {:ok, _, socket} = name |> member_socket(test_process) |> join(topic, %{})
    socket
  end

  # What the sockets of this process were told of who is here, in order.
  defp hear do
    assert_receive %Message{event: "presence_" <> kind, payload: payload}
    {kind, payload}
  end

  defp names(%Jason.Fragment{} = written),
    do: written |> Jason.encode!() |> Jason.decode!() |> names()

  defp names(people), do: people |> Map.keys() |> Enum.sort()

  # Phoenix' tracker says every 15 s that it lives, if nothing else happens.
  test "a node where nothing happens is heard of twice before it would be taken for dead" do
    settings = Application.fetch_env!(:roomlight, RoomlightWeb.Presence)
    silent = Keyword.get(settings, :broadcast_period, 1_500) * settings[:max_silent_periods]
    assert settings[:down_period] > 2 * silent
  end

  test "who comes hears of themselves, then who is here", %{topic: topic} do
    join!("ada", topic)
    assert {"diff", %{joins: %{"ada" => _}, leaves: none}} = hear()
    assert none == %{}
    assert {"state", state} = hear()
    assert names(state) == ["ada"]
  end

  test "who changes their looks right after coming is told as they are now", %{topic: topic} do
    ada = join!("ada", topic)
    push(ada, "presence_update", %{"state" => "idle"})
    push(ada, "presence_update", %{"name" => "Ada L"})
    assert_receive %Message{event: "presence_state", payload: state}
    assert names(state) == ["ada"]
    # Whether it is the first diff or a later one depends on the tick.
    wanted = %{name: "Ada L", state: "idle"}
    metas = fn -> elem(hear(), 1).joins["ada"].metas end

    assert Enum.any?(Stream.repeatedly(metas), fn [meta] ->
             Map.take(meta, [:name, :state]) == wanted
           end)
  end

  test "a roster that crashes is there again, and tells everybody who is here", %{topic: topic} do
    join!("ada", topic)
    assert {"diff", _} = hear()
    assert {"state", _} = hear()
    Process.exit(RoomlightWeb.RoomRoster.Supervisor.whereis(topic), :kill)
    assert {"diff", %{joins: %{"ada" => _}}} = hear()
    assert {"state", state} = hear()
    assert names(state) == ["ada"]
  end

  test "of a hundred who come at once each sees all, in few frames", %{topic: topic} do
    test_process = self()

    people =
      for n <- 1..100 do
        Task.async(fn ->
          join!("p#{n}", topic, test_process)
          frames_until_all(100, nil, 0)
        end)
      end

    frames = people |> Task.await_many(20_000) |> Enum.sum()
    assert frames <= 20 * 100
  end

  # Diffs before the state are in it.
  defp frames_until_all(count, seen, frames) do
    seen =
      case hear() do
        {"state", state} -> MapSet.new(names(state))
        {"diff", _} when seen == nil -> nil
        {"diff", %{joins: joins}} -> joins |> names() |> MapSet.new() |> MapSet.union(seen)
      end

    if seen && MapSet.size(seen) == count,
      do: frames + 1,
      else: frames_until_all(count, seen, frames + 1)
  end
end

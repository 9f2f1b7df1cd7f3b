defmodule Roomlight.AskOnceTest do
  use ExUnit.Case, async: true

  alias Roomlight.AskOnce

  # Answers when told to, and says that it was asked.
  def slow(test) do
    send(test, {:asked, self()})

    receive do
      {:answer, answer} -> answer
      :database_gone -> raise DBConnection.ConnectionError, "gone"
    end
  end

  defp ask(question), do: Task.async(fn -> AskOnce.ask({__MODULE__, :slow, [question]}) end)

  defp waiting(count) do
    %{later: later} = :sys.get_state(AskOnce)
    if length(Map.get(later, {__MODULE__, :slow, [self()]}, [])) < count, do: waiting(count)
  end

  test "who asks meanwhile shares the next answer, not the one under way" do
    first = ask(self())
    assert_receive {:asked, one}
    others = for _ <- 1..3, do: ask(self())
    waiting(3)
    refute_received {:asked, _}
    send(one, {:answer, :old})
    assert_receive {:asked, two}
    send(two, {:answer, :new})
    assert Task.await(first) == :old
    assert Task.await_many(others) == [:new, :new, :new]
  end

  @tag :capture_log
  test "a database that is gone is said to be busy" do
    asker = ask(self())
    assert_receive {:asked, task}
    send(task, :database_gone)
    assert Task.await(asker) == {:error, :server_busy}
  end

  @tag :capture_log
  test "who asks is answered even where asking crashes" do
    asker = ask(self())
    assert_receive {:asked, task}
    Process.exit(task, :kill)
    assert Task.await(asker) == {:error, :server_busy}
  end
end

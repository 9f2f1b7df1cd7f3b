defmodule RoomlightWeb.SlowReaders do
  @moduledoc """
  Keeps clients that read slower than their rooms talk from filling the memory.

  While the network takes no more, a socket's process waits in its write, and what the room says waits
  in its mailbox; it can't look there itself. So this process does, each second. A socket for which
  much waits is behind, and passes over what can be missed; where too much waits it is closed with
  1013 as soon as its write returns. One whose write does not return is cut off.
  """

  use GenServer

  alias Roomlight.Limits
  alias RoomlightWeb.SocketGuard

  @sockets RoomlightWeb.SlowReaders.Sockets
  @look_ms 1_000
  # Any socket has so many waiting now and then; only the others' are looked at one by one.
  @few 2

  @in_time 0
  @behind 1
  @too_slow 2

  def child_spec(opts) do
    children = [{Registry, keys: :unique, name: @sockets}, worker(opts)]

    %{
      id: __MODULE__,
      start: {Supervisor, :start_link, [children, [strategy: :rest_for_one]]},
      type: :supervisor
    }
  end

  defp worker(opts), do: %{id: :look, start: {__MODULE__, :start_link, [opts]}}

  def start_link(_opts), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  @doc "Lets the calling socket be watched. What it returns is for `pace/1`."
  def watch do
    pace = :atomics.new(1, [])
    {:ok, _} = Registry.register(@sockets, self(), pace)
    pace
  end

  @doc "How the socket keeps up: `:in_time`, `:behind` or `:too_slow`."
  def pace(pace) do
    case :atomics.get(pace, 1) do
      @in_time -> :in_time
      @behind -> :behind
      @too_slow -> :too_slow
    end
  end

  @impl true
  def init([]) do
    schedule()
    {:ok, %{}}
  end

  # `given_up`: since when, by socket.
  @impl true
  def handle_info(:look, given_up) do
    schedule()
    now = System.monotonic_time(:millisecond)
    sockets = Registry.select(@sockets, [{{:_, :"$1", :"$2"}, [], [{{:"$1", :"$2"}}]}])
    given_up = sockets |> Enum.filter(&too_slow?/1) |> Map.new(&give_up(&1, given_up, now))
    :telemetry.execute([:roomlight, :slow_readers], %{given_up: map_size(given_up)})
    {:noreply, given_up}
  end

  defp schedule, do: Process.send_after(self(), :look, @look_ms)

  defp too_slow?({pid, pace}) do
    before = :atomics.get(pace, 1)
    level = if before == @too_slow, do: @too_slow, else: pid |> waiting_bytes() |> level()
    if level != before, do: :atomics.put(pace, 1, level)
    if level < before, do: SocketGuard.caught_up(pid)
    level == @too_slow
  end

  defp give_up({pid, _pace}, given_up, now) do
    since = Map.get(given_up, pid, now)
    if now - since > Application.fetch_env!(:roomlight, :slow_reader_grace), do: cut(pid)
    {pid, since}
  end

  defp level(bytes) do
    cond do
      bytes > Limits.too_slow_bytes() -> @too_slow
      bytes > Limits.slow_bytes() -> @behind
      true -> @in_time
    end
  end

  defp waiting_bytes(pid) do
    with {_, count} when count > @few <- Process.info(pid, :message_queue_len),
         {_, messages} <- Process.info(pid, :messages) do
      messages |> Enum.map(&frame_bytes/1) |> Enum.sum()
    else
      _ -> 0
    end
  end

  defp frame_bytes({:socket_push, _opcode, frame}), do: IO.iodata_length(frame)
  defp frame_bytes({SocketGuard, :skippable, _topic, frame}), do: frame_bytes(frame)
  defp frame_bytes(_message), do: 0

  # Without lingering: the system would go on trying to deliver what was written last.
  defp cut(pid) do
    for port <- links(pid), is_port(port), do: :inet.setopts(port, linger: {true, 0})
    Process.exit(pid, :kill)
  end

  defp links(pid) do
    case Process.info(pid, :links) do
      {:links, links} -> links
      nil -> []
    end
  end
end

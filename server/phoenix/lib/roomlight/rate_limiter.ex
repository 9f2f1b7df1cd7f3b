defmodule Roomlight.RateLimiter do
  @moduledoc """
  Buckets that outlive a channel: a member who rejoins does not start afresh.

  They are this node's own; a member spread over nodes has the rate once on each.
  """

  use GenServer

  alias Roomlight.Bucket

  @sweep_after to_timeout(minute: 1)

  def start_link(_opts), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  @doc "Takes one from the bucket of `key`: `:ok`, or `{:wait, milliseconds}`."
  def take(key, rate) do
    bucket =
      case :ets.lookup(__MODULE__, key) do
        [{^key, bucket}] -> bucket
        [] -> Bucket.new(rate)
      end

    {answer, bucket} =
      case Bucket.take(bucket) do
        {:ok, bucket} -> {:ok, bucket}
        {:wait, wait, bucket} -> {{:wait, wait}, bucket}
      end

    :ets.insert(__MODULE__, {key, bucket})
    answer
  end

  @impl true
  def init([]) do
    :ets.new(__MODULE__, [:named_table, :public, write_concurrency: true])
    {:ok, nil, {:continue, :schedule}}
  end

  @impl true
  def handle_continue(:schedule, state) do
    Process.send_after(self(), :sweep, @sweep_after)
    {:noreply, state}
  end

  # After a minute every bucket is full again, and a full one is as good as none.
  @impl true
  def handle_info(:sweep, state) do
    old = Bucket.now() - @sweep_after

    for {key, %{since: since}} <- :ets.tab2list(__MODULE__), since < old do
      :ets.delete(__MODULE__, key)
    end

    {:noreply, state, {:continue, :schedule}}
  end
end

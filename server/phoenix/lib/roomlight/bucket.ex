defmodule Roomlight.Bucket do
  @moduledoc """
  Allows a burst at once and a rate in the long run.

      iex> bucket = Roomlight.Bucket.new({1, 1}, 0)
      iex> {:ok, bucket} = Roomlight.Bucket.take(bucket, 0)
      iex> Roomlight.Bucket.take(bucket, 400) |> elem(1)
      600
  """

  @enforce_keys [:per_second, :burst, :level, :since]
  defstruct @enforce_keys

  @doc "A full bucket. Times are in milliseconds."
  def new({per_second, burst}, now \\ now()) do
    %__MODULE__{per_second: per_second, burst: burst, level: burst, since: now}
  end

  @doc "Takes one, or tells in how many milliseconds there is one."
  def take(%__MODULE__{} = bucket, now \\ now()) do
    level = min(bucket.burst, bucket.level + (now - bucket.since) / 1000 * bucket.per_second)

    if level >= 1 do
      {:ok, %{bucket | level: level - 1, since: now}}
    else
      wait = ceil((1 - level) / bucket.per_second * 1000)
      {:wait, wait, %{bucket | level: level, since: now}}
    end
  end

  def now, do: System.monotonic_time(:millisecond)
end

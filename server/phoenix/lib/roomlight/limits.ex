defmodule Roomlight.Limits do
  @moduledoc "What is too much. The same numbers as in the extension's `lib/wire/limits.ts`."

  @doc "Bytes of one WebSocket frame."
  def frame_bytes, do: 64 * 1024

  @doc "Code points of one message."
  def body, do: 4_000

  @doc "UTF-8 bytes of one message."
  def body_bytes, do: 16 * 1024

  @doc "Code points of a quote, and of what is kept of the text on each side of it."
  def quote_exact, do: 500
  def quote_side, do: 32

  @doc "Code points of a name."
  def name, do: 40

  @doc "Entries in one page of history."
  def history, do: 200

  @doc "Bytes of texts and quotes in one page of history: half of what may wait for a slow reader."
  def history_bytes, do: 512 * 1024

  @doc "Bytes of a join's params as JSON."
  def join_bytes, do: 4 * 1024

  @doc "How deep JSON may nest in a payload."
  def json_depth, do: 8

  @doc "Tabs and devices of one member in one room."
  def metas, do: 16

  @doc "People who can be banned from one room."
  def bans, do: 500

  @doc """
  In a room of more people, each tab and device counted, neither changes of state nor typing are told.
  The setting `:quiet_above` is for tests.
  """
  def quiet_above, do: Application.get_env(:roomlight, :quiet_above, 1_000)

  @doc "Bytes that may wait for a slow reader before it misses what is of the moment."
  def slow_bytes, do: 256 * 1024

  @doc "Bytes that may wait for a slow reader before it is shown out."
  def too_slow_bytes, do: 1024 * 1024

  @doc "Rates, as `{a second, burst}`."
  def rate(:frames), do: {30, 60}
  def rate(:joins), do: {1, 10}
  def rate(:messages), do: {5, 10}
  # One to spare: a client that sends exactly one a second would lose to jitter otherwise.
  def rate(:presence_updates), do: {1, 2}
  def rate(:typing), do: {1 / 3, 1}

  @doc "As clients are told, by discovery and on joining."
  def told do
    {rate, burst} = rate(:messages)

    %{
      body: body(),
      body_bytes: body_bytes(),
      name: name(),
      rate: rate,
      burst: burst,
      history: history(),
      frame: frame_bytes()
    }
  end
end

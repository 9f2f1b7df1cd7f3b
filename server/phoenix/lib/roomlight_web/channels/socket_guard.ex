defmodule RoomlightWeb.SocketGuard do
  @moduledoc """
  What stands between the network and `RoomlightWeb.UserSocket`: how much one socket may send, and the
  close codes of the protocol, which Phoenix has no words for.

  Over the rate a push is refused with the time to wait; who keeps on regardless is shown out. Who reads
  too slowly misses what can be missed, and gets the whole roster when it has caught up.
  """

  @behaviour Phoenix.Socket.Transport

  alias Phoenix.Socket.Reply
  alias Roomlight.{Bucket, Limits}
  alias RoomlightWeb.{JsonDepth, RoomRoster, SlowReaders, UserSocket}

  defstruct [:inner, :frames, :refusals, :joins, :pace, missed: [], closing: false]

  @bad_token {4001, "unauthorized"}
  @too_many {4008, "rate_limited"}
  @too_slow {1013, "too slow"}

  # The frame itself is one level.
  @depth Limits.json_depth() + 1

  @doc "Closes the socket of a channel with a code of the protocol."
  def close(%Phoenix.Socket{transport_pid: pid}, code, reason) do
    send(pid, {__MODULE__, :close, {code, reason}})
    :ok
  end

  @doc "Sends a frame of a room that a slow reader may miss, if it gets the roster later."
  def push_skippable(pid, topic, {:socket_push, _, _} = frame) do
    send(pid, {__MODULE__, :skippable, topic, frame})
  end

  # Sockets of tests are bare processes.
  def push_skippable(pid, _topic, message), do: send(pid, message)

  @doc "Tells a socket that nothing much waits for it any more."
  def caught_up(pid), do: send(pid, {__MODULE__, :caught_up})

  @impl true
  defdelegate child_spec(opts), to: UserSocket
  @impl true
  defdelegate drainer_spec(opts), to: UserSocket
  @impl true
  defdelegate connect(transport_info), to: UserSocket

  @impl true
  def init(inner) do
    {:ok, {_, socket} = inner} = UserSocket.init(inner)

    guard = %__MODULE__{
      inner: inner,
      frames: Bucket.new(Limits.rate(:frames)),
      refusals: Bucket.new(Limits.rate(:frames)),
      joins: Bucket.new(Limits.rate(:joins)),
      pace: SlowReaders.watch()
    }

    if socket.assigns.member == :forged,
      do: stop(@bad_token, guard),
      else: {:ok, guard}
  end

  # What still comes after the close is not answered: writing to a socket that is shut would reset it,
  # and the client would never read the code.
  @impl true
  def handle_in(_frame, %{closing: true} = guard), do: {:ok, guard}

  def handle_in({data, opts}, guard) do
    with {:ok, guard} <- admit(guard),
         :ok <- check_depth(data),
         {:ok, guard} <- admit_join({data, opts}, guard) do
      {data, opts} |> UserSocket.handle_in(guard.inner) |> wrap(guard)
    else
      {:wait, wait, guard} -> refuse_or_stop({data, opts}, wait, guard)
      {:refuse, response, guard} -> refuse({data, opts}, response, guard)
      :too_deep -> refuse({data, opts}, %{reason: :invalid}, guard)
    end
  end

  @impl true
  def handle_info(_message, %{closing: true} = guard), do: {:ok, guard}
  def handle_info({__MODULE__, :close, detail}, guard), do: stop(detail, guard)

  def handle_info(message, guard) do
    case SlowReaders.pace(guard.pace) do
      :too_slow -> stop(@too_slow, guard)
      pace -> hear(message, pace, guard)
    end
  end

  defp hear({__MODULE__, :skippable, topic, _frame}, :behind, guard) do
    {:ok, %{guard | missed: Enum.uniq([topic | guard.missed])}}
  end

  defp hear({__MODULE__, :skippable, _topic, frame}, _pace, guard), do: pass_on(frame, guard)

  defp hear({__MODULE__, :caught_up}, _pace, guard) do
    for topic <- guard.missed, do: RoomRoster.tell_again(topic, self())
    {:ok, %{guard | missed: []}}
  end

  defp hear(message, _pace, guard), do: pass_on(message, guard)

  defp pass_on(message, guard), do: message |> UserSocket.handle_info(guard.inner) |> wrap(guard)

  @impl true
  def terminate(reason, guard), do: UserSocket.terminate(reason, guard.inner)

  defp admit(guard) do
    case Bucket.take(guard.frames) do
      {:ok, frames} -> {:ok, %{guard | frames: frames}}
      {:wait, wait, frames} -> {:wait, wait, %{guard | frames: frames}}
    end
  end

  defp check_depth(data), do: if(JsonDepth.deeper?(data, @depth), do: :too_deep, else: :ok)

  defp admit_join(frame, guard) do
    with true <- join?(frame, guard),
         {:wait, wait, joins} <- Bucket.take(guard.joins) do
      {:refuse, rate_limited(wait), %{guard | joins: joins}}
    else
      false -> {:ok, guard}
      {:ok, joins} -> {:ok, %{guard | joins: joins}}
    end
  end

  # Read only where it may be one: people talk about joins too, and JSON may escape any letter.
  defp join?({data, _opts} = frame, guard) do
    String.contains?(data, ["phx_join", "\\u"]) and decode(frame, guard).event == "phx_join"
  end

  defp decode({data, opts}, %{inner: {_, %{serializer: serializer}}}) do
    serializer.decode!(data, opts)
  end

  defp refuse_or_stop(frame, wait, guard) do
    case Bucket.take(guard.refusals) do
      {:ok, refusals} -> refuse(frame, rate_limited(wait), %{guard | refusals: refusals})
      {:wait, _, _} -> stop(@too_many, guard)
    end
  end

  defp rate_limited(wait), do: %{reason: :rate_limited, retry_after_ms: wait}

  # Only who named the push waits for an answer.
  defp refuse(frame, response, guard) do
    {_, %{serializer: serializer}} = guard.inner

    case decode(frame, guard) do
      %{ref: nil} ->
        {:ok, guard}

      %{join_ref: join_ref, ref: ref, topic: topic} ->
        reply = %Reply{
          join_ref: join_ref,
          ref: ref,
          topic: topic,
          status: :error,
          payload: response
        }

        {:socket_push, opcode, encoded} = serializer.encode!(reply)
        {:push, {opcode, encoded}, guard}
    end
  end

  defp wrap({:ok, inner}, guard), do: {:ok, %{guard | inner: inner}}
  defp wrap({:push, frame, inner}, guard), do: {:push, frame, %{guard | inner: inner}}

  defp wrap({:reply, status, frame, inner}, guard),
    do: {:reply, status, frame, %{guard | inner: inner}}

  defp wrap({:stop, reason, inner}, guard), do: {:stop, reason, closing(inner, guard)}
  defp wrap({:stop, reason, code, inner}, guard), do: {:stop, reason, code, closing(inner, guard)}

  defp stop(detail, guard), do: {:stop, :normal, detail, closing(guard.inner, guard)}

  defp closing(inner, guard), do: %{guard | inner: inner, closing: true}
end

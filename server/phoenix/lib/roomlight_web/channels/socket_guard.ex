defmodule RoomlightWeb.SocketGuard do
  @moduledoc """
  What stands between the network and `RoomlightWeb.UserSocket`: how much one socket may send, and the
  close codes of the protocol, which Phoenix has no words for.

  Over the rate a push is refused with the time to wait; who keeps on regardless is shown out.
  """

  @behaviour Phoenix.Socket.Transport

  alias Phoenix.Socket.Reply
  alias Roomlight.{Bucket, Limits}
  alias RoomlightWeb.{JsonDepth, UserSocket}

  defstruct [:inner, :frames, :refusals, :joins]

  @bad_token {4001, "unauthorized"}
  @too_many {4008, "rate_limited"}

  # The frame itself is one level.
  @depth Limits.json_depth() + 1

  @doc "Closes the socket of a channel with a code of the protocol."
  def close(%Phoenix.Socket{transport_pid: pid}, code, reason) do
    send(pid, {__MODULE__, :close, {code, reason}})
    :ok
  end

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
      joins: Bucket.new(Limits.rate(:joins))
    }

    if socket.assigns.member == :forged,
      do: {:stop, :normal, @bad_token, guard},
      else: {:ok, guard}
  end

  @impl true
  def handle_in({data, opts}, guard) do
    with {:ok, guard} <- admit(guard),
         :ok <- check_depth(data),
         {:ok, guard} <- admit_join(data, guard) do
      {data, opts} |> UserSocket.handle_in(guard.inner) |> wrap(guard)
    else
      {:wait, wait, guard} -> refuse_or_stop({data, opts}, wait, guard)
      {:refuse, response, guard} -> refuse({data, opts}, response, guard)
      :too_deep -> refuse({data, opts}, %{reason: :invalid}, guard)
    end
  end

  @impl true
  def handle_info({__MODULE__, :close, detail}, guard), do: {:stop, :normal, detail, guard}

  def handle_info(message, guard),
    do: message |> UserSocket.handle_info(guard.inner) |> wrap(guard)

  @impl true
  def terminate(reason, guard), do: UserSocket.terminate(reason, guard.inner)

  defp admit(guard) do
    case Bucket.take(guard.frames) do
      {:ok, frames} -> {:ok, %{guard | frames: frames}}
      {:wait, wait, frames} -> {:wait, wait, %{guard | frames: frames}}
    end
  end

  defp check_depth(data), do: if(JsonDepth.deeper?(data, @depth), do: :too_deep, else: :ok)

  defp admit_join(data, guard) do
    with true <- String.contains?(data, "phx_join"),
         {:wait, wait, joins} <- Bucket.take(guard.joins) do
      {:refuse, rate_limited(wait), %{guard | joins: joins}}
    else
      false -> {:ok, guard}
      {:ok, joins} -> {:ok, %{guard | joins: joins}}
    end
  end

  defp refuse_or_stop(frame, wait, guard) do
    case Bucket.take(guard.refusals) do
      {:ok, refusals} -> refuse(frame, rate_limited(wait), %{guard | refusals: refusals})
      {:wait, _, _} -> {:stop, :normal, @too_many, guard}
    end
  end

  defp rate_limited(wait), do: %{reason: :rate_limited, retry_after_ms: wait}

  # Only who named the push waits for an answer.
  defp refuse({data, opts}, response, guard) do
    {_, %{serializer: serializer}} = guard.inner

    case serializer.decode!(data, opts) do
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

  defp wrap({:stop, reason, inner}, guard), do: {:stop, reason, %{guard | inner: inner}}
end

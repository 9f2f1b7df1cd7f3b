defmodule RoomlightWeb.FlatSerializer do
  @moduledoc """
  Phoenix' framing, each frame as one binary.

  Processes share a binary, but copy what is a list of parts, as Phoenix writes it: a presence diff of
  some hundred people was copied to each of a thousand sockets, a megabyte for each.
  """

  @behaviour Phoenix.Socket.Serializer

  alias Phoenix.Socket.V2.JSONSerializer

  @impl true
  def fastlane!(broadcast), do: broadcast |> JSONSerializer.fastlane!() |> flatten()

  @impl true
  def encode!(message), do: message |> JSONSerializer.encode!() |> flatten()

  @impl true
  defdelegate decode!(frame, opts), to: JSONSerializer

  defp flatten({:socket_push, opcode, data}) do
    {:socket_push, opcode, IO.iodata_to_binary(data)}
  end
end

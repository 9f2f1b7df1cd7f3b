defmodule RoomlightWeb.UserSocket do
  use Phoenix.Socket, max_channels_per_transport: 20, log: :debug

  alias Roomlight.Sessions

  channel "room:*", RoomlightWeb.RoomChannel

  @doc """
  Nobody is refused here: a browser tells a refused upgrade from a server that is down by nothing.
  Without a token no room lets in; one that this server did not sign is closed by the guard.
  """
  @impl true
  def connect(_params, socket, connect_info) do
    case connect_info[:auth_token] do
      nil -> {:ok, assign(socket, :member, nil)}
      token -> {:ok, assign(socket, :member, verify(socket, token))}
    end
  end

  @impl true
  def id(%{assigns: %{member: %{id: id}}}), do: "member:#{id}"
  def id(_socket), do: nil

  defp verify(socket, token) do
    case Sessions.verify(socket, token) do
      {:ok, member} -> member
      :error -> :forged
    end
  end
end

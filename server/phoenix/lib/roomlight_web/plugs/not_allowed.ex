defmodule RoomlightWeb.NotAllowed do
  @moduledoc "Tells a method that an address does not know from an address that is not there."

  @behaviour Plug

  import Plug.Conn

  alias RoomlightWeb.ErrorJSON

  @doc "Which methods the address knows, as in the header."
  @impl true
  def init(allowed), do: allowed

  @impl true
  def call(conn, allowed) do
    conn
    |> put_resp_header("allow", allowed)
    |> put_status(:method_not_allowed)
    |> Phoenix.Controller.json(ErrorJSON.render("405.json", %{}))
  end
end

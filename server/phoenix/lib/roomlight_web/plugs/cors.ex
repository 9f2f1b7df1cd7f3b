defmodule RoomlightWeb.Cors do
  @moduledoc """
  Lets extensions read the answers, and nobody else. Only ever names an origin that was checked.

  A request without an origin is a program's, or somebody's who typed the address.
  """

  @behaviour Plug

  import Plug.Conn

  require Logger

  alias RoomlightWeb.Origins

  @ours [~w(.well-known roomlight), ~w(api session)]

  @impl true
  def init(opts), do: opts

  @impl true
  def call(conn, _opts) do
    origin = conn |> get_req_header("origin") |> List.first()
    conn = conn |> put_resp_header("vary", "origin") |> allow_reading(origin)

    cond do
      origin && not Origins.allowed?(origin) -> refuse(conn, origin)
      conn.method == "OPTIONS" and conn.path_info in @ours -> conn |> send_resp(204, "") |> halt()
      true -> conn
    end
  end

  defp refuse(conn, origin) do
    if Origins.readable?(origin), do: Logger.warning(how_to_let_in(origin))
    conn |> send_resp(403, "") |> halt()
  end

  defp how_to_let_in(origin) do
    "An extension was refused. To let it in, add #{origin} to ALLOWED_ORIGINS, and start again."
  end

  defp allow_reading(conn, nil), do: conn

  defp allow_reading(conn, origin) do
    if Origins.readable?(origin) do
      merge_resp_headers(conn, [
        {"access-control-allow-origin", origin},
        {"access-control-allow-methods", "GET, POST"},
        {"access-control-allow-headers", "authorization, content-type"},
        {"access-control-max-age", "600"}
      ])
    else
      conn
    end
  end
end

defmodule RoomlightWeb.SessionController do
  use RoomlightWeb, :controller

  alias Roomlight.Sessions

  # A session is a name; nothing longer is read.
  @body_bytes 4 * 1024

  @doc "A new member. The body is read as JSON whatever it calls itself."
  def create(conn, _params) do
    with {:ok, text, conn} <- read_body(conn, length: @body_bytes),
         {:ok, %{} = body} <- Jason.decode(text),
         name when is_binary(name) or is_nil(name) <- body["name"] do
      conn |> put_status(:created) |> json(Sessions.create(conn, name))
    else
      {:more, _, conn} -> refuse(conn, :request_entity_too_large, :too_large)
      _ -> refuse(conn, :bad_request, :invalid)
    end
  end

  @doc "Whose token this is."
  def show(conn, _params) do
    with ["Bearer " <> token] <- get_req_header(conn, "authorization"),
         {:ok, member} <- Sessions.verify(conn, token) do
      json(conn, %{member_id: member.id})
    else
      _ -> refuse(conn, :unauthorized, :unauthorized)
    end
  end

  defp refuse(conn, status, reason), do: conn |> put_status(status) |> json(%{reason: reason})
end

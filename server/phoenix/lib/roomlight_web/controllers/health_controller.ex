defmodule RoomlightWeb.HealthController do
  use RoomlightWeb, :controller

  @doc "Whether this node can store what people say."
  def show(conn, _params) do
    case Roomlight.Repo.query("SELECT 1", [], timeout: 2_000) do
      {:ok, _} -> json(conn, %{status: "ok", node: node(), nodes: length(Node.list()) + 1})
      {:error, _} -> conn |> put_status(:service_unavailable) |> json(%{status: "no database"})
    end
  end
end

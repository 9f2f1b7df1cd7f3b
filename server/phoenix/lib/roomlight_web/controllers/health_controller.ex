defmodule RoomlightWeb.HealthController do
  use RoomlightWeb, :controller

  alias Roomlight.Repo

  @doc "Whether this node can store what people say."
  def show(conn, _params) do
    case Repo.answer_or_busy(&look/0) do
      {:ok, _} -> json(conn, %{status: "ok", node: node(), nodes: length(Node.list()) + 1})
      {:error, why} -> conn |> put_status(:service_unavailable) |> json(%{status: describe(why)})
    end
  end

  # Into a table: a database without them answers too, and can store nothing.
  defp look, do: Repo.query("SELECT FROM entries LIMIT 1", [], timeout: 2_000)

  defp describe(%Postgrex.Error{postgres: %{code: :undefined_table}}) do
    "no tables: run bin/migrate"
  end

  defp describe(_why), do: "no database"
end

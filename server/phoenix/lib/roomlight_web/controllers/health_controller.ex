defmodule RoomlightWeb.HealthController do
  use RoomlightWeb, :controller

  alias Roomlight.Repo

  # Before whoever asks has given up. Without a database a query waits for one ten times as long.
  @patience to_timeout(second: 3)

  @doc "Whether this node can store what people say."
  def show(conn, _params) do
    case in_time(fn -> Repo.answer_or_busy(&look/0) end) do
      {:ok, _} -> json(conn, %{status: "ok", node: node(), nodes: length(Node.list()) + 1})
      {:error, why} -> conn |> put_status(:service_unavailable) |> json(%{status: describe(why)})
    end
  end

  defp in_time(ask) do
    task = Task.async(ask)

    case Task.yield(task, @patience) || Task.shutdown(task, :brutal_kill) do
      {:ok, answer} -> answer
      nil -> {:error, :too_slow}
    end
  end

  # Into a table: a database without them answers too, and can store nothing.
  defp look, do: Repo.query("SELECT FROM entries LIMIT 1")

  defp describe(%Postgrex.Error{postgres: %{code: :undefined_table}}) do
    "no tables: run bin/migrate"
  end

  defp describe(_why), do: "no database"
end

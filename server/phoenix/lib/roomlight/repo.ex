defmodule Roomlight.Repo do
  use Ecto.Repo, otp_app: :roomlight, adapter: Ecto.Adapters.Postgres

  require Logger

  @doc """
  What `ask` returns, or `{:error, :server_busy}` where the database fails or gives no answer: the
  protocol's reason for "keep it, and try again".
  """
  def answer_or_busy(ask) do
    ask.()
  rescue
    error in [DBConnection.ConnectionError, Postgrex.Error] -> busy(describe(error))
  catch
    # The pool itself is gone, and comes back.
    :exit, {reason, {DBConnection.Holder, _, _}} -> busy(inspect(reason))
  end

  defp busy(why) do
    Logger.error("The database did not answer: #{why}")
    {:error, :server_busy}
  end

  # Not the message: it may hold what somebody said.
  defp describe(%Postgrex.Error{postgres: %{code: code}}), do: inspect(code)
  defp describe(error), do: inspect(error.__struct__)
end

defmodule Roomlight.LogRedaction do
  @moduledoc """
  Keeps what people say out of the log. A process that crashes reports its state, its last message and
  the arguments of the function that failed: for a channel those are texts and names.
  """

  def attach do
    :logger.add_primary_filter(__MODULE__, {&__MODULE__.redact/2, []})
  end

  @doc false
  def redact(%{msg: {:report, %{label: {:gen_server, :terminate}} = report}} = event, _extra) do
    report =
      report
      |> Map.merge(%{last_message: :redacted, state: :redacted})
      |> Map.update(:reason, nil, &without_arguments/1)
      |> Map.put(:log, [])

    %{event | msg: {:report, report}}
    |> put_in([:meta, :crash_reason], crash_reason(event))
  end

  def redact(event, _extra), do: event

  defp crash_reason(%{meta: %{crash_reason: reason}}), do: without_arguments(reason)
  defp crash_reason(_event), do: nil

  defp without_arguments({%{__exception__: true} = error, stack}) when is_list(stack) do
    {%RuntimeError{message: inspect(error.__struct__)}, Enum.map(stack, &arity_only/1)}
  end

  defp without_arguments({error, stack}) when is_atom(error) and is_list(stack) do
    {error, Enum.map(stack, &arity_only/1)}
  end

  defp without_arguments(reason) when is_atom(reason), do: reason
  defp without_arguments(_reason), do: :redacted

  defp arity_only({module, function, args, location}) when is_list(args) do
    {module, function, length(args), Keyword.take(location, [:file, :line])}
  end

  defp arity_only({module, function, arity, location}) do
    {module, function, arity, Keyword.take(location, [:file, :line])}
  end

  defp arity_only(_entry), do: {:redacted, :redacted, 0, []}
end

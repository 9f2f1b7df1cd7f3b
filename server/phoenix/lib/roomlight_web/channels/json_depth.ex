defmodule RoomlightWeb.JsonDepth do
  @moduledoc "How deep JSON nests, read off its brackets: before anything is built from it."

  @doc """
  Whether arrays and objects nest deeper than `limit`.

      iex> RoomlightWeb.JsonDepth.deeper?(~s([{"a":"[[["}]), 2)
      false

      iex> RoomlightWeb.JsonDepth.deeper?("[[[]]]", 2)
      true
  """
  def deeper?(json, limit), do: outside(json, limit)

  defp outside(_json, left) when left < 0, do: true
  defp outside(<<c, rest::binary>>, left) when c in ~c"[{", do: outside(rest, left - 1)
  defp outside(<<c, rest::binary>>, left) when c in ~c"]}", do: outside(rest, left + 1)
  defp outside(<<?", rest::binary>>, left), do: inside(rest, left)
  defp outside(<<_, rest::binary>>, left), do: outside(rest, left)
  defp outside(<<>>, _left), do: false

  defp inside(<<?\\, _, rest::binary>>, left), do: inside(rest, left)
  defp inside(<<?", rest::binary>>, left), do: outside(rest, left)
  defp inside(<<_, rest::binary>>, left), do: inside(rest, left)
  defp inside(<<>>, _left), do: false
end

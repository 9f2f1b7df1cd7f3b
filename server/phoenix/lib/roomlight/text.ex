defmodule Roomlight.Text do
  @moduledoc "What people wrote, as it may be shown. The same rules as in the extension."

  alias Roomlight.Limits

  @line_ends ~r/\r\n?|[\x{2028}\x{2029}]/u
  @controls ~r/[\x{0}-\x{8}\x{b}-\x{1f}\x{7f}-\x{9f}]/u
  # What turns the direction of the text around it, so that a line reads other than it is.
  @bidi_controls ~r/[\x{61c}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{200e}\x{200f}]/u
  # More marks than this on one letter are no writing system but an attempt to paint over others.
  @too_many_marks ~r/(\p{M}[\x{200c}\x{200d}]?){4}\K[\p{M}\x{200c}\x{200d}]+/u
  # Fillers of Hangul and the empty Braille cell count as letters and signs, and nobody sees them.
  @visible ~r/(?![\x{115f}\x{1160}\x{2800}\x{3164}\x{ffa0}])[\p{L}\p{N}\p{P}\p{S}]/u

  @doc """
  Without control characters but `\\n`, without direction controls, in NFC, with at most four marks on
  a letter. Does not shorten: check the length as well.
  """
  def clean(text) do
    text
    |> String.replace(@line_ends, "\n")
    |> String.replace("\t", " ")
    |> String.replace(@controls, "")
    |> String.replace(@bidi_controls, "")
    |> String.normalize(:nfc)
    |> String.replace(@too_many_marks, "")
  end

  @doc "A name: one line of at most 40 code points. Nil when nothing visible is left, or it is no text."
  def clean_name(text) when is_binary(text) do
    line =
      text |> String.slice(0, 512) |> clean() |> String.replace(~r/\s+/u, " ") |> String.trim()

    if line =~ @visible, do: shorten(line)
  end

  def clean_name(_), do: nil

  @doc "Characters as Unicode counts them."
  def code_points(text), do: text |> String.codepoints() |> length()

  defp shorten(line) do
    line
    |> String.codepoints()
    |> Enum.take(Limits.name())
    |> Enum.join()
    |> String.trim_trailing()
  end
end

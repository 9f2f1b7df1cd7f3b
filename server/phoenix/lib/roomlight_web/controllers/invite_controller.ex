defmodule RoomlightWeb.InviteController do
  @moduledoc """
  Where invitations lead: `<server>/j#<code>`. The code is in the fragment, which browsers keep to
  themselves, so the page is the same for everybody and is built in at compile time.
  """

  use RoomlightWeb, :controller

  @file_path Path.expand("../../../priv/static/invite.html", __DIR__)
  @external_resource @file_path

  @page File.read!(@file_path)

  # The page has one of each.
  [script, style] =
    for element <- ~w(script style) do
      [_, text] = Regex.run(~r/<#{element}>(.*?)<\/#{element}>/s, @page)
      "'sha256-#{Base.encode64(:crypto.hash(:sha256, text))}'"
    end

  # Runs and styles what is written in the page and nothing else; it loads, sends and frames nothing.
  @policy Enum.join(
            [
              "default-src 'none'",
              "script-src #{script}",
              "style-src #{style}",
              "base-uri 'none'",
              "form-action 'none'",
              "frame-ancestors 'none'"
            ],
            "; "
          )

  @headers [
    {"content-security-policy", @policy},
    {"referrer-policy", "no-referrer"},
    {"x-content-type-options", "nosniff"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cache-control", "no-cache"}
  ]

  def show(conn, _params), do: conn |> merge_resp_headers(@headers) |> html(@page)
end

defmodule RoomlightWeb.Origins do
  @moduledoc """
  Who may talk to this server from a browser: the extensions that the setting `:allowed_origins` lists,
  and any of Firefox', which gives an extension another UUID on each machine, so that no list can hold
  them. Web pages and `null` never may.
  """

  @moz_extension ~r/\Amoz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/
  @chrome_extension ~r/\Achrome-extension:\/\/[a-p]{32}\z/

  @doc "For `check_origin`, which has parsed the origin already, and for a header as it came."
  def allowed?(%URI{} = origin), do: origin |> URI.to_string() |> allowed?()

  def allowed?(origin) when is_binary(origin) do
    origin in Application.fetch_env!(:roomlight, :allowed_origins) or origin =~ @moz_extension
  end

  @doc "An extension may also read that it is refused; it is told nothing else. Web pages read nothing."
  def readable?(origin), do: allowed?(origin) or origin =~ @chrome_extension
end

defmodule RoomlightWeb.DiscoveryController do
  use RoomlightWeb, :controller

  def show(conn, _params) do
    json(conn, %{
      v: 1,
      name: Application.fetch_env!(:roomlight, :server_name),
      socket: "/socket",
      session: "/api/session",
      limits: Roomlight.Limits.told()
    })
  end
end

defmodule RoomlightWeb.Router do
  use RoomlightWeb, :router

  pipeline :api do
    plug :put_format, "json"
    plug :no_store
  end

  scope "/", RoomlightWeb do
    pipe_through :api

    get "/.well-known/roomlight", DiscoveryController, :show
    get "/api/session", SessionController, :show
    post "/api/session", SessionController, :create
    get "/healthz", HealthController, :show

    # HEAD comes as GET, and OPTIONS is answered before.
    match :*, "/.well-known/roomlight", NotAllowed, "GET, HEAD, OPTIONS"
    match :*, "/api/session", NotAllowed, "GET, HEAD, POST, OPTIONS"
  end

  get "/j", RoomlightWeb.InviteController, :show
  match :*, "/j", RoomlightWeb.NotAllowed, "GET, HEAD"

  defp no_store(conn, _opts), do: put_resp_header(conn, "cache-control", "no-store")
end

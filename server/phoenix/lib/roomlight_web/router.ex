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
  end

  get "/j", RoomlightWeb.InviteController, :show

  defp no_store(conn, _opts), do: put_resp_header(conn, "cache-control", "no-store")
end

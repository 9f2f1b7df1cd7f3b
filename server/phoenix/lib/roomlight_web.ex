defmodule RoomlightWeb do
  @moduledoc "What controllers, the router and channels of this application have in common."

  def router do
    quote do
      use Phoenix.Router, helpers: false
      import Plug.Conn
      import Phoenix.Controller
    end
  end

  def controller do
    quote do
      use Phoenix.Controller, formats: [:json]
      import Plug.Conn
    end
  end

  def channel do
    quote do
      # A line for each arrival would be most of the log.
      use Phoenix.Channel, log_join: :debug
    end
  end

  defmacro __using__(which) when is_atom(which), do: apply(__MODULE__, which, [])
end

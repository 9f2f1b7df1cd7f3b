defmodule RoomlightWeb.Endpoint do
  use Phoenix.Endpoint, otp_app: :roomlight

  socket "/socket", RoomlightWeb.SocketGuard,
    auth_token: true,
    websocket: [
      serializer: [
        {Phoenix.Socket.V1.JSONSerializer, "~> 1.0.0"},
        {RoomlightWeb.FlatSerializer, "~> 2.0.0"}
      ],
      check_origin: {RoomlightWeb.Origins, :allowed?, []},
      # Bandit counts the frame's own head, of 14 bytes at that size.
      max_frame_size: Roomlight.Limits.frame_bytes() + 14,
      compress: false,
      timeout: to_timeout(minute: 1)
    ],
    longpoll: false

  plug Plug.RequestId
  plug Plug.Telemetry, event_prefix: [:phoenix, :endpoint], log: {__MODULE__, :log_level, []}
  plug Plug.Head
  plug RoomlightWeb.Router

  # Before the sockets, which Phoenix serves first: an extension is to read there too that it is refused,
  # since by the upgrade alone it can't tell that from a server of another kind.
  @impl Plug
  def call(conn, opts) do
    case RoomlightWeb.Cors.call(conn, []) do
      %{halted: true} = conn -> conn
      conn -> super(conn, opts)
    end
  end

  # A load balancer asks every few seconds.
  def log_level(%{path_info: ["healthz"]}), do: false
  def log_level(_conn), do: :info
end

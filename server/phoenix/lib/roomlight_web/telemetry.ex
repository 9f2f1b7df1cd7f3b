defmodule RoomlightWeb.Telemetry do
  @moduledoc """
  What there is to measure. Attach a reporter of `Telemetry.Metrics` to `metrics/0` to see it.
  """

  use Supervisor

  import Telemetry.Metrics

  def start_link(opts), do: Supervisor.start_link(__MODULE__, opts, name: __MODULE__)

  @impl true
  def init(_opts) do
    children = [{:telemetry_poller, measurements: measurements(), period: 10_000}]
    Supervisor.init(children, strategy: :one_for_one)
  end

  def metrics do
    [
      summary("phoenix.socket_connected.duration", unit: {:native, :millisecond}),
      summary("phoenix.channel_joined.duration", unit: {:native, :millisecond}),
      summary("phoenix.channel_handled_in.duration",
        tags: [:event],
        unit: {:native, :millisecond}
      ),
      summary("roomlight.repo.query.total_time", unit: {:native, :millisecond}),
      summary("roomlight.repo.query.queue_time", unit: {:native, :millisecond}),
      counter("roomlight.refused.count", tags: [:event, :reason]),
      sum("roomlight.roster.told.joins"),
      last_value("roomlight.rooms.open"),
      last_value("roomlight.slow_readers.given_up"),
      last_value("vm.memory.total", unit: {:byte, :megabyte}),
      last_value("vm.total_run_queue_lengths.total")
    ]
  end

  defp measurements, do: [{RoomlightWeb.RoomRoster, :measure, []}]
end

defmodule Roomlight.AskOnce do
  @moduledoc """
  Asks the database once for all who want to know the same at the same time.

  When a thousand people come into a room at once, as after a restart, each join and each history is the
  same question. Who asks while an answer is under way gets the next one: no answer is older than its
  question.
  """

  use GenServer

  alias Roomlight.Repo

  @patience to_timeout(second: 30)
  @tasks Roomlight.AskOnce.Tasks

  def start_link(_opts), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  @doc """
  What the function returns, or `{:error, :server_busy}` where the database gave no answer.

      AskOnce.ask({Rooms, :find_room, [room_id]})
  """
  def ask({_module, _function, _args} = question) do
    GenServer.call(__MODULE__, {:ask, question}, @patience)
  catch
    :exit, {:timeout, _} -> {:error, :server_busy}
  end

  @impl true
  def init([]), do: {:ok, %{asking: %{}, later: %{}, tasks: %{}}}

  @impl true
  def handle_call({:ask, question}, from, state) when is_map_key(state.asking, question) do
    {:noreply, %{state | later: Map.update(state.later, question, [from], &[from | &1])}}
  end

  def handle_call({:ask, question}, from, state),
    do: {:noreply, put_question(state, question, [from])}

  @impl true
  def handle_info({ref, answer}, state) when is_map_key(state.tasks, ref) do
    Process.demonitor(ref, [:flush])
    {:noreply, answer(state, ref, answer)}
  end

  def handle_info({:DOWN, ref, :process, _pid, _reason}, state) do
    {:noreply, answer(state, ref, {:error, :server_busy})}
  end

  defp answer(state, ref, answer) do
    {question, tasks} = Map.pop!(state.tasks, ref)
    {asking, others} = Map.pop!(state.asking, question)
    for from <- asking, do: GenServer.reply(from, answer)
    state = %{state | tasks: tasks, asking: others}

    case Map.pop(state.later, question) do
      {nil, _} -> state
      {askers, later} -> put_question(%{state | later: later}, question, askers)
    end
  end

  defp put_question(state, question, askers) do
    %Task{ref: ref} = Task.Supervisor.async_nolink(@tasks, __MODULE__, :run, [question])

    %{
      state
      | asking: Map.put(state.asking, question, askers),
        tasks: Map.put(state.tasks, ref, question)
    }
  end

  @doc false
  def run({module, function, args}) do
    Repo.answer_or_busy(fn -> apply(module, function, args) end)
  end
end

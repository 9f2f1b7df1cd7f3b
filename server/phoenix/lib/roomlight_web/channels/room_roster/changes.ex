defmodule RoomlightWeb.RoomRoster.Changes do
  @moduledoc """
  A roster and what of it was not told yet. Metas go by their `phx_ref`, so that it does not matter
  whether a change is heard of twice.

  Of several changes between two diffs the others see one: who came and went is in neither.
  """

  defstruct told: %{}, joins: %{}, leaves: %{}

  @doc "From presences as of `Phoenix.Presence.list/1`, which count as told."
  def new(presences), do: %__MODULE__{told: flatten(presences)}

  @doc "Adds a diff of the tracker."
  def add(changes, %{joins: joins, leaves: leaves}) do
    changes = Enum.reduce(flatten(joins), changes, &join/2)
    Enum.reduce(flatten(leaves), changes, &leave/2)
  end

  defp join({ref, _}, %{told: told} = changes) when is_map_key(told, ref), do: changes

  # A node that was out of reach is back before anybody heard that its members had left. In one diff a
  # client would take the leave of this very meta last.
  defp join({ref, entry}, %{leaves: leaves} = changes) when is_map_key(leaves, ref) do
    %{changes | told: Map.put(changes.told, ref, entry), leaves: Map.delete(leaves, ref)}
  end

  defp join({ref, entry}, changes) do
    put_in(changes.joins[ref], replacing_what_was_told(entry, changes.joins))
  end

  # A meta that replaces one that nobody heard of replaces what that one did.
  defp replacing_what_was_told({key, %{phx_ref_prev: prev} = meta}, joins)
       when is_map_key(joins, prev) do
    case joins[prev] do
      {_, %{phx_ref_prev: told}} -> {key, %{meta | phx_ref_prev: told}}
      {_, _new} -> {key, Map.delete(meta, :phx_ref_prev)}
    end
  end

  defp replacing_what_was_told(entry, _joins), do: entry

  defp leave({ref, _}, %{joins: joins} = changes) when is_map_key(joins, ref) do
    %{changes | joins: Map.delete(joins, ref)}
  end

  defp leave({ref, _}, %{told: told} = changes) when is_map_key(told, ref) do
    {entry, told} = Map.pop!(told, ref)
    %{changes | told: told, leaves: Map.put(changes.leaves, ref, entry)}
  end

  defp leave(_unknown, changes), do: changes

  @doc "What to tell now, nil if nothing; from then on it is told."
  def take(%{joins: joins, leaves: leaves} = changes) when joins == %{} and leaves == %{} do
    {nil, changes}
  end

  def take(changes) do
    diff = %{joins: group(changes.joins), leaves: group(changes.leaves)}
    {diff, %__MODULE__{told: Map.merge(changes.told, changes.joins)}}
  end

  @doc "Whether the meta was told."
  def told?(%{told: told}, ref), do: is_map_key(told, ref)

  @doc "The diff in which one meta that was told comes."
  def arrival(%{told: told}, ref), do: %{joins: group(Map.take(told, [ref])), leaves: %{}}

  @doc "Everybody who was told."
  def everybody(%{told: told}), do: group(told)

  def size(%{told: told, joins: joins}), do: map_size(told) + map_size(joins)

  defp flatten(presences) do
    for {key, %{metas: metas}} <- presences, meta <- metas, into: %{} do
      {meta.phx_ref, {key, meta}}
    end
  end

  defp group(entries) do
    entries
    |> Map.values()
    |> Enum.group_by(&elem(&1, 0), &elem(&1, 1))
    |> Map.new(fn {key, metas} -> {key, %{metas: metas}} end)
  end
end

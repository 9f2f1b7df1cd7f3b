defmodule RoomlightWeb.RoomRoster.ChangesTest do
  use ExUnit.Case, async: true

  alias RoomlightWeb.RoomRoster.Changes

  defp presence(ref, more \\ %{}), do: %{metas: [Map.put(more, :phx_ref, ref)]}
  defp diff(joins, leaves \\ %{}), do: %{joins: joins, leaves: leaves}

  test "who came between two diffs is in one" do
    changes = Changes.new(%{})
    changes = Changes.add(changes, diff(%{"ada" => presence("1")}))
    changes = Changes.add(changes, diff(%{"bob" => presence("2")}))
    assert {%{joins: joins, leaves: leaves}, changes} = Changes.take(changes)
    assert {Map.keys(joins), leaves} == {["ada", "bob"], %{}}
    assert {nil, _} = Changes.take(changes)
  end

  test "who came and went is in none" do
    changes = Changes.new(%{})
    changes = Changes.add(changes, diff(%{"ada" => presence("1")}))
    changes = Changes.add(changes, diff(%{}, %{"ada" => presence("1")}))
    assert {nil, _} = Changes.take(changes)
  end

  test "who went and is back between two diffs is in none, and still here" do
    changes = Changes.new(%{"ada" => presence("1")})
    changes = Changes.add(changes, diff(%{}, %{"ada" => presence("1")}))
    changes = Changes.add(changes, diff(%{"ada" => presence("1")}))
    assert {nil, changes} = Changes.take(changes)
    assert Changes.told?(changes, "1")
  end

  test "a change of somebody who is known is a leave and a join" do
    changes = Changes.new(%{"ada" => presence("1")})
    update = diff(%{"ada" => presence("2", %{phx_ref_prev: "1"})}, %{"ada" => presence("1")})

    assert {%{joins: joins, leaves: leaves}, changes} =
             changes |> Changes.add(update) |> Changes.take()

    assert [%{phx_ref: "2"}] = joins["ada"].metas
    assert [%{phx_ref: "1"}] = leaves["ada"].metas
    assert Changes.told?(changes, "2")
    refute Changes.told?(changes, "1")
  end

  test "a second change before the first was told replaces what was told" do
    changes = Changes.new(%{"ada" => presence("1")})
    first = diff(%{"ada" => presence("2", %{phx_ref_prev: "1"})}, %{"ada" => presence("1")})
    second = diff(%{"ada" => presence("3", %{phx_ref_prev: "2"})}, %{"ada" => presence("2")})
    {diff, _} = changes |> Changes.add(first) |> Changes.add(second) |> Changes.take()
    assert [%{phx_ref: "3", phx_ref_prev: "1"}] = diff.joins["ada"].metas
    assert [%{phx_ref: "1"}] = diff.leaves["ada"].metas
  end

  test "a change of somebody nobody heard of yet is an arrival" do
    changes = Changes.add(Changes.new(%{}), diff(%{"ada" => presence("1")}))
    change = diff(%{"ada" => presence("2", %{phx_ref_prev: "1"})}, %{"ada" => presence("1")})
    {diff, changes} = changes |> Changes.add(change) |> Changes.take()
    assert {[meta], none} = {diff.joins["ada"].metas, diff.leaves}
    assert {meta, none} == {%{phx_ref: "2"}, %{}}
    assert Changes.arrival(changes, "2") == diff
  end

  test "what is heard twice is told once" do
    changes = Changes.new(%{"ada" => presence("1")})
    changes = Changes.add(changes, diff(%{"ada" => presence("1")}, %{"bob" => presence("9")}))
    assert {nil, _} = Changes.take(changes)
  end
end

defmodule Roomlight.Repo.Migrations.IndexEntriesByTarget do
  use Ecto.Migration

  def change do
    # Reactions are looked up by the message they are about.
    create index(:entries, [:room_id, :target_id], where: "target_id IS NOT NULL")
  end
end

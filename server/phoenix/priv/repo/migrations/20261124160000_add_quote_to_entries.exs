defmodule Roomlight.Repo.Migrations.AddQuoteToEntries do
  use Ecto.Migration

  def change do
    alter table(:entries) do
      # A place in a page that the message points at: exact, prefix and suffix.
      add :quote, :map
    end
  end
end

defmodule Roomlight.Repo.Migrations.AddOwnersBansAndLocks do
  use Ecto.Migration

  def change do
    alter table(:rooms) do
      # Whoever came in first; null in rooms that are older than this, and those made by hand.
      add :owner_id, :text
      add :locked, :boolean, null: false, default: false
    end

    create table(:room_bans, primary_key: false) do
      add :room_id, references(:rooms, type: :text, on_delete: :delete_all), primary_key: true
      add :member_id, :text, primary_key: true
      add :name, :text
      timestamps(type: :utc_datetime_usec, updated_at: false)
    end

    # Who was known when the room was locked.
    create table(:room_guests, primary_key: false) do
      add :room_id, references(:rooms, type: :text, on_delete: :delete_all), primary_key: true
      add :member_id, :text, primary_key: true
    end
  end
end

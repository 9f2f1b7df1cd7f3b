defmodule Roomlight.Repo.Migrations.CreateRooms do
  use Ecto.Migration

  def change do
    create table(:rooms, primary_key: false) do
      add :id, :text, primary_key: true
      add :epoch, :text, null: false
      add :head, :bigint, null: false, default: 0
      timestamps(type: :utc_datetime_usec, updated_at: false)
    end

    create table(:entries, primary_key: false) do
      add :room_id, references(:rooms, type: :text, on_delete: :delete_all), primary_key: true
      add :seq, :bigint, primary_key: true
      add :kind, :text, null: false
      add :id, :text, null: false
      add :cid, :text, null: false
      add :member_id, :text, null: false
      add :name, :text
      add :body, :text
      add :reply_to, :text
      add :target_id, :text
      add :rev, :integer, null: false, default: 0
      add :deleted, :boolean, null: false, default: false
      add :emoji, :text
      add :on, :boolean
      add :ts, :bigint, null: false
    end

    # A message sent twice is there once.
    create unique_index(:entries, [:room_id, :member_id, :cid])
    create unique_index(:entries, [:room_id, :id])
  end
end

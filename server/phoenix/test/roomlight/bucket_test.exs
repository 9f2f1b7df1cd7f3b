defmodule Roomlight.BucketTest do
  use ExUnit.Case, async: true

  alias Roomlight.Bucket

  test "a burst goes through, then as much as the rate allows" do
    bucket = Bucket.new({2, 2}, 0)
    {:ok, bucket} = Bucket.take(bucket, 0)
    {:ok, bucket} = Bucket.take(bucket, 0)
    assert {:wait, 500, bucket} = Bucket.take(bucket, 0)
    assert {:wait, 100, bucket} = Bucket.take(bucket, 400)
    assert {:ok, _} = Bucket.take(bucket, 500)
  end
end

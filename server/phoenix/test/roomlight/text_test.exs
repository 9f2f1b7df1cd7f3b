defmodule Roomlight.TextTest do
  use ExUnit.Case, async: true

  alias Roomlight.Text

  test "characters that a screen would obey are taken out" do
    assert Text.clean("a\u202Eb\u0000c\td\r\ne\u061C") == "abc d\ne"
  end

  test "a letter carries at most four marks" do
    zalgo = "a" <> String.duplicate("\u0316", 20)
    assert Text.code_points(Text.clean(zalgo)) == 5
  end

  test "a name is one line of at most 40 code points, or none" do
    assert Text.clean_name("  Ada \n Lovelace ") == "Ada Lovelace"
    assert Text.clean_name(String.duplicate("x", 60)) == String.duplicate("x", 40)
    assert Text.clean_name(" \u200E\u202E ") == nil
    assert Text.clean_name("\u3164\u2800") == nil
    assert Text.clean_name(5) == nil
  end
end

"""The sample of mutants, and what is said of those that no test noticed."""

from __future__ import annotations

from tools.mutants import EXPLAINED, Change, change_of, explained, function_of, report, sample

DIFF = """\
# newsreader.layout.wrapping.x__wrap__mutmut_13: survived
--- src/newsreader/layout/wrapping.py
+++ src/newsreader/layout/wrapping.py
@@ -6,7 +6,7 @@
     shown = 0
-    last = -1  # nowhere yet
+    last = -2  # nowhere yet
     place = 0
"""
WRAP = Change(
    "newsreader.layout.wrapping._wrap", ("last = -1  # nowhere yet",), ("last = -2  # nowhere yet",)
)
LISTED = """
[[unnoticed]]
function = "newsreader.layout.wrapping._wrap"
was = ["last = -1  # nowhere yet"]
becomes = ["last = -2  # nowhere yet"]
why = "Only its sign is asked for."
"""


def test_a_mutant_is_known_by_its_function_and_its_lines() -> None:
    assert function_of("newsreader.layout.wrapping.x_wrap__mutmut_9") == (
        "newsreader.layout.wrapping.wrap"
    )
    assert function_of("newsreader.layout.wrapping.x__wrap__mutmut_9") == WRAP.function
    assert function_of("newsreader.layout.lines.xǁLineǁ__init____mutmut_3") == (
        "newsreader.layout.lines.Line.__init__"
    )
    assert change_of("newsreader.layout.wrapping.x__wrap__mutmut_13", DIFF) == WRAP
    assert explained(LISTED) == {WRAP: "Only its sign is asked for."}


def test_a_sample_is_the_same_for_a_seed_and_hardly_another_for_one_mutant_more() -> None:
    mutants = [f"m{number}" for number in range(500)]
    drawn = sample(mutants, 100, 1)
    assert len(set(drawn)) == 100
    assert drawn == sample(mutants[::-1], 100, 1)
    assert len(set(drawn) & set(sample([*mutants, "another"], 100, 1))) >= 99
    assert len(set(drawn) & set(sample(mutants, 100, 2))) < 50
    assert sample(mutants[:3], 100, 1) == mutants[:3]


def test_nine_in_ten_are_to_be_killed_and_the_others_explained() -> None:
    states = {f"m{number}": "killed" for number in range(8)} | {"m8": "timeout", "m9": "survived"}
    text, status = report(states, {"m9": WRAP}, explained(LISTED))
    assert status == 0
    assert text.splitlines() == [
        "m9: survived",
        "    - last = -1  # nowhere yet",
        "    + last = -2  # nowhere yet",
        "    Only its sign is asked for.",
        "9 of 10 mutants killed (90.0%), 1 explained, 0 left",
    ]
    text, status = report(states, {"m9": WRAP}, {})
    assert status == 1
    assert "neither killed nor explained" in text
    other = Change(WRAP.function, ("place = 0",), ("place = 1",))
    both = {**explained(LISTED), other: "Not seen."}
    assert report({**states, "m8": "no tests"}, {"m8": other, "m9": WRAP}, both)[1] == 1


def test_every_explanation_says_why() -> None:
    listed = explained(EXPLAINED.read_text("utf-8"))
    assert all(why.endswith(".") for why in listed.values())

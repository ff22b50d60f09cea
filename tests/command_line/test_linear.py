"""`newsreader --linear`: lines of text in logical order, and nothing else."""

from __future__ import annotations

from pathlib import Path

from support.running import run

END = "انتهى المقال"
PROMPT = "رقم المقال، أو Enter للمزيد، أو q للخروج"


def write(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{number:02}.md"
    path.write_text(f"# عنوان {number}\n\nفقرة أولى من {number}.\n\nفقرة ثانية.\n", "utf-8")
    return path


def test_an_article_is_a_line_a_paragraph(tmp_path: Path) -> None:
    found = run("--linear", "--language", "ar", str(write(tmp_path / "a", 1)), home=tmp_path)
    assert found.returncode == 0
    assert found.stdout.split("\n") == ["عنوان 1", "فقرة أولى من 1.", "فقرة ثانية.", END, ""]
    assert found.stderr == ""


def test_of_a_folder_articles_are_chosen_by_number(tmp_path: Path) -> None:
    for number in range(1, 13):
        write(tmp_path / "a", number)
    words = ("--linear", "--language", "ar", str(tmp_path / "a"))
    found = run(*words, home=tmp_path, stdin=b"2\n99\n\n12\nq\n").stdout.splitlines()
    titles = [f"{number}. عنوان {number}" for number in range(1, 13)]
    assert found == [
        *titles[:10], PROMPT,
        "عنوان 2", "فقرة أولى من 2.", "فقرة ثانية.", END, PROMPT,
        PROMPT,
        *titles[10:], PROMPT,
        "عنوان 12", "فقرة أولى من 12.", "فقرة ثانية.", END, PROMPT,
    ]  # fmt: skip
    assert run(*words, home=tmp_path, stdin=b"").stdout.splitlines() == [*titles[:10], PROMPT]


def test_what_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    found = run("--linear", str(tmp_path / "nothing.md"), home=tmp_path)
    assert found.returncode == 1
    assert found.stdout == ""
    assert "no such file" in found.stderr

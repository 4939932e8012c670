"""`etl.py read`, `excerpt` and `dictionary` as people call them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import types

import pytest
import small

import etl
from citedfigures import read_figures
from pipeline import commands, reading
from pipeline.articles import METADATA, load_articles
from pipeline.cli import parse
from pipeline.forms import amount
from pipeline.paths import ROOT
from schemas.dictionary import BEGIN, END

TEXT = "In 2021, Kazakhstan’s oil exports to Italy came to $5 billion, or 30 percent of its oil exports."
KEYS = {
    "start", "end", "surface", "value", "upper", "unit", "low", "high", "bound", "statistic", "indicator",
    "product", "reporter", "partner", "period", "forecast", "base", "sentence", "attributed_to", "inferred",
}  # fmt: skip
META = ["--title", "Oil exports", "--publisher", "The Paper", "--published", "2022-03"]


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def standard_input(monkeypatch):
    """Gives these bytes to the command as its standard input."""
    return lambda content: monkeypatch.setattr(
        sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content))
    )


# --- help ---


@pytest.mark.parametrize("command", [[], ["run"], ["read"], ["excerpt"], ["dictionary"]], ids=" ".join)
def test_help_has_examples_and_exit_codes(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parse([*command, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"examples:\n  etl.py {' '.join(command)}" in shown
    assert "exit codes:" in shown
    assert max(map(len, shown.splitlines())) <= 110


@pytest.mark.parametrize(
    "command", [[], ["fetch"], ["run", "--colour"], ["read"], ["read", "-", "--json", "--jsonl"]]
)
def test_a_wrong_command_line_ends_with_2(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(command)
    assert ended.value.code == 2
    assert "usage: etl.py" in capsys.readouterr().err


def test_examples_of_the_help_are_commands_that_there_are(capsys):
    for command in etl.COMMANDS:
        with pytest.raises(SystemExit):
            parse([command, "--help"])
        for line in capsys.readouterr().out.splitlines():
            if line.startswith("  etl.py "):
                assert line.split()[1] in etl.COMMANDS


# --- read ---


def test_figures_are_printed_as_a_table(run, text, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    code, out, err = run("read", text)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == [
        "at",
        "as",
        "printed",
        "amount",
        "what",
        "product",
        "whose",
        "period",
    ]
    assert "$5 billion  5 bn USD  exports        oil      KAZ – ITA  2021" in out
    assert "30 percent  30 %      exports share" in out


def test_a_table_fits_the_terminal(run, text, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, run("read", text)[1].splitlines())) <= 50


def test_json_has_every_field_and_the_right_place(run, text):
    code, out, _ = run("read", text, "--json")
    told = json.loads(out)
    assert (code, told["id"]) == (0, str(text))
    for figure in told["figures"]:
        assert set(figure) == KEYS | {"words"}
        assert TEXT[figure["start"] : figure["end"]] == figure["surface"]
        assert figure["sentence"] == TEXT


def test_date_and_title_reach_the_reader(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Oil exports to Italy came to $5 billion last year.", encoding="utf-8")
    plain = json.loads(run("read", path, "--json")[1])["figures"][0]
    dated = json.loads(
        run("read", path, "--json", "--published", "2022-03-01T10:00:00Z", "--title", "Kazakhstan’s oil")[1]
    )["figures"][0]
    assert (plain["period"], dated["period"]) == (None, "2021")
    assert (plain["reporter"], dated["reporter"]) == (None, "KAZ")


def test_a_text_without_figures_says_so(run, standard_input):
    standard_input(b"Nothing here.")
    assert run("read", "-") == (0, "", "no figures found\n")


@pytest.mark.parametrize(
    ("options", "reader", "pace"),
    [([], "read_figures", "a quarter of a minute"), (["--quantities"], "read_quantities", "a second")],
)
def test_a_long_text_is_announced_before_it_is_read(
    run, tmp_path, monkeypatch, capsys, options, reader, pace
):
    told = []

    def read(text, **context):
        told.append(capsys.readouterr().err)
        return []

    monkeypatch.setattr(reading, reader, read)
    path = tmp_path / "long.txt"
    path.write_text("é" * 600_000, encoding="utf-8")
    assert run("read", path, *options)[0] == 0
    assert told == [f"reading 1.2 MB; text dense with amounts takes about {pace} per MB\n"]


def test_a_text_of_usual_length_is_read_without_a_word(run, tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT + " " * 900_000, encoding="utf-8")
    assert run("read", path, "--json")[2] == ""


def test_standard_input_is_read(run, standard_input):
    standard_input(b"\xef\xbb\xbf" + TEXT.encode())
    code, out, _ = run("read", "-", "--json")
    assert (code, json.loads(out)["figures"][0]["start"]) == (0, TEXT.index("$"))


@pytest.mark.parametrize("content", [b"", b"\xff", b"a\0b"])
def test_a_bad_text_is_refused(run, tmp_path, content):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    code, out, err = run("read", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"etl.py read: {path}")


def test_a_bad_date_is_refused(run, text):
    code, _, err = run("read", text, "--published", "last May")
    assert (code, "'last May' is not a date" in err) == (2, True)


def test_amounts_are_short_and_keep_their_bound():
    def shown(text):
        return [amount(figure) for figure in read_figures(text, published="2022-01-01", title="Kazakhstan")]

    assert shown("Over 70% of Kazakhstan’s oil exports went to Europe.") == [">70 %"]
    assert shown("Kazakhstan’s exports came to $1.25 trillion in 2021.") == ["1.25 tn USD"]
    assert shown("Kazakhstan’s oil output will be 90–92 million tonnes.") == ["90 to 92 mn t"]


def _lines(*lines):
    return b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )


def test_each_line_of_jsonl_gives_a_line(run, standard_input):
    standard_input(
        _lines(
            {"id": "a", "published": "2022-01-01", "title": None, "text": TEXT},
            b"",
            {"id": 7, "text": "Nothing."},
        )
    )
    code, out, err = run("read", "-", "--jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [(line["id"], len(line["figures"])) for line in told] == [("a", 2), (7, 0)]
    assert set(told[0]["figures"][0]) == KEYS
    assert out.isascii()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "line 2 is not JSON"),
        (b"\xff", "line 2 is not UTF-8, at its byte 0"),
        (b"[1]", 'line 2: is no object with "id" and "text"'),
        ({"text": "a"}, 'line 2: is no object with "id" and "text"'),
        ({"id": "x"}, "line 2: \"text\" is 'None', not a string"),
        ({"id": "x", "text": "a", "title": 5}, "line 2: \"title\" is '5'"),
        ({"id": "x", "text": "a", "published": "May"}, "line 2: published 'May' is not a date"),
        (b"[" * 100_000, "line 2 is not JSON"),
    ],
    ids=["cut", "bytes", "list", "id", "text", "title", "published", "deep"],
)
def test_a_bad_line_is_named_and_the_others_go_on(run, standard_input, line, words):
    good = {"id": "a", "text": TEXT}
    standard_input(_lines(good, line, good))
    code, out, err = run("read", "-", "--jsonl")
    assert code == 1
    assert words in err
    assert len(out.splitlines()) == 2


def test_odd_characters_do_not_stop_jsonl(run, standard_input):
    standard_input(_lines({"id": "a", "text": "\ud800 $5 billion \0 exports of Kazakhstan \U0001f600"}))
    code, out, _ = run("read", "-", "--jsonl")
    assert (code, json.loads(out)["id"]) == (0, "a")


def test_a_missing_file_of_jsonl_is_told(run, tmp_path):
    assert "no such file" in run("read", tmp_path / "x.jsonl", "--jsonl")[2]


def test_options_for_one_text_are_refused_with_jsonl(run):
    assert run("read", "-", "--jsonl", "--title", "x")[0] == 2


def _program(*arguments, **options):
    command = [sys.executable, str(ROOT / "etl.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_reader_of_the_output_may_stop_early(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(_lines({"id": "a", "text": TEXT}) * 3000)
    with _program("read", path, "--jsonl") as program:
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == 0


def test_reading_starts_without_pandas(text):
    code = (
        "import sys, etl\n"
        f"etl.main(['read', {str(text)!r}])\n"
        "heavy = {'pandas', 'pandera', 'pyarrow', 'numpy', 'filelock'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_any_working_directory_will_do(tmp_path, text):
    with _program("read", text, cwd=tmp_path) as program:
        assert b"$5 billion" in program.stdout.read()


def test_an_interrupted_command_says_so(run, monkeypatch):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setitem(etl.COMMANDS, "read", interrupted)
    code, _, err = run("read", "-")
    assert (code, "interrupted" in err) == (130, True)


# --- excerpt ---


def _excerpt(run, text, folder, *options):
    return run("excerpt", text, "--articles", folder, *options)


def test_an_article_file_is_made(run, text, folder):
    code, out, err = _excerpt(run, text, folder, *META, "--language", "en", "--note", " a note ")
    path = folder / "2022-03-the-paper-oil-exports.toml"
    assert (code, err) == (0, "")
    assert out == f"{path}: 1 passage, 2 figures\n"
    article = load_articles(folder).articles[0]
    assert (article.passages[0].text, article.text_length) == (TEXT, len(TEXT))
    assert (article.metadata["note"], article.metadata["url"]) == ("a note", "")


def test_what_is_known_may_stand_in_a_file_and_options_count_before_it(run, text, folder, tmp_path):
    meta = tmp_path / "meta.toml"
    meta.write_text(
        'title = "Oil exports"\npublisher = "The Paper"\npublished = 2022-03-01\nauthor = "A"\n',
        encoding="utf-8",
    )
    assert _excerpt(run, text, folder, "--meta", meta, "--author", "B")[0] == 0
    article = load_articles(folder).articles[0]
    assert (article.article_id, article.metadata["author"]) == ("2022-03-01-the-paper-oil-exports", "B")


def test_a_file_that_is_there_is_not_replaced_without_force(run, text, folder):
    _excerpt(run, text, folder, *META)
    code, _, err = _excerpt(run, text, folder, *META, "--note", "new")
    assert (code, "is there already. Use --force" in err) == (2, True)
    assert load_articles(folder).articles[0].metadata["note"] == ""
    assert _excerpt(run, text, folder, *META, "--note", "new", "--force")[0] == 0
    assert load_articles(folder).articles[0].metadata["note"] == "new"


def test_an_article_file_is_made_again_from_itself(run, text, folder):
    _excerpt(run, text, folder, *META, "--note", "kept")
    path = next(folder.iterdir())
    before = path.read_text(encoding="utf-8")
    assert _excerpt(run, text, folder, "--meta", path, "--force")[0] == 0
    assert path.read_text(encoding="utf-8") == before
    assert _excerpt(run, text, folder, "--meta", path, "--title", "Another title", "--force")[0] == 0
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_a_text_that_was_cut_off_is_refused(run, text, folder):
    _excerpt(run, text, folder, *META)
    text.write_text(TEXT[:-20], encoding="utf-8")
    code, _, err = _excerpt(run, text, folder, "--meta", next(folder.iterdir()), "--force")
    assert (code, "cut off, or another text" in err) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (META[2:], "title is missing: give --title"),
        ([*META, "--publisher", " "], "publisher is missing"),
        ([*META, "--published", "May 2022"], "published = 'May 2022' is not a date"),
        ([*META, "--url", "example.org"], "url = 'example.org' is not an address"),
        ([*META, "--language", "English"], "language = 'English' is not a language tag"),
        ([*META, "--meta", "nowhere.toml"], "nowhere.toml: there is no such file"),
    ],
    ids=["title", "publisher", "published", "url", "language", "meta"],
)
def test_wrong_metadata_is_refused_and_nothing_written(run, text, folder, options, words):
    code, _, err = _excerpt(run, text, folder, *options)
    assert (code, list(folder.iterdir())) == (2, [])
    assert words in err


@pytest.mark.parametrize(
    ("content", "words"),
    [("autor = 'x'", "autor is an unknown key"), ("title = [1]", "is not text"), ("title", "is not TOML")],
)
def test_a_wrong_file_of_metadata_is_refused(run, text, folder, tmp_path, content, words):
    meta = tmp_path / "meta.toml"
    meta.write_text(content, encoding="utf-8")
    code, _, err = _excerpt(run, text, folder, "--meta", meta, *META)
    assert (code, words in err) == (2, True)


@pytest.mark.parametrize("content", [b"", b"caf\xe9", "é".encode()[:1]])
def test_a_text_that_cannot_be_read_is_refused(run, text, folder, content):
    text.write_bytes(content)
    code, _, err = _excerpt(run, text, folder, *META)
    assert (code, list(folder.iterdir())) == (2, [])
    assert str(text) in err


def test_a_passage_that_reads_otherwise_is_told(run, text, folder, monkeypatch):
    from pipeline import adding

    monkeypatch.setattr(adding.add_article, "__kwdefaults__", {"force": False, "reader": small.tiny_reader})
    text.write_text("It was 2021. " + "Word. " * 30 + "It came to $5 billion.", encoding="utf-8")
    code, _, err = _excerpt(run, text, folder, *META)
    assert code == 0
    assert "warning: “$5 billion” at 204 reads otherwise from its passage alone: period None" in err


def test_every_key_of_metadata_is_an_option():
    options = vars(parse(["excerpt", "-"]))
    assert set(METADATA) <= set(options)


# --- dictionary ---


def test_the_dictionary_is_made_in_its_page(tmp_path, capsys):
    page = tmp_path / "data.md"
    page.write_text(f"words\n{BEGIN}\n{END}\n", encoding="utf-8")
    options = parse(["dictionary"])
    check = parse(["dictionary", "--check"])
    assert commands.dictionary(check, page) == 1
    assert commands.dictionary(options, page) == 0
    assert commands.dictionary(check, page) == 0
    assert "| `figure_id` | text |" in page.read_text(encoding="utf-8")


def test_a_page_without_a_place_for_it_is_refused(tmp_path):
    page = tmp_path / "data.md"
    page.write_text("words", encoding="utf-8")
    with pytest.raises(commands.InputError, match="no place for the dictionary"):
        commands.dictionary(parse(["dictionary"]), page)


def test_the_shipped_page_is_up_to_date():
    assert commands.dictionary(parse(["dictionary", "--check"])) == 0

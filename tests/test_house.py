"""The project as a whole: what it installs, what it commits, what it promises on its pages."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("citedfigures", "dashboard", "pipeline", "schemas")
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
# Used without an import of its own: pandas writes and reads Parquet with it.
ENGINES = {"pyarrow"}
# Who may import whom: library, then pipeline, then script; the dashboard reads published files.
FORBIDDEN_IMPORTS = {
    "citedfigures": {"dashboard", "etl", "pipeline", "schemas", "pandas", "requests", "streamlit"},
    "schemas": {"dashboard", "etl", "pipeline", "streamlit"},
    "pipeline": {"dashboard", "etl", "streamlit"},
    "dashboard": {"etl", "schemas", "pandera"},
}
LONGEST_MODULE = 300
LONGEST_BODY = 50
# In pieces, so that this file does not hold what it looks for. A folder of a machine begins a path; within
# an address the same word is a page ("…/hom" + "e/about").
MACHINE_TRACES = [
    *(r"(?<![\w.-])/" + folder for folder in ("wor" + "k/", "roo" + "t/", "hom" + "e/")),
    "pypi" + r"\.org",
    "python" + "hosted",
    "npm" + r"js\.org",
]


@cache
def committed() -> list[Path]:
    """Every file that git tracks and that is still there."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git checkout, so nothing tells which files are committed")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def sources(*folders: str) -> list[Path]:
    """Python files of the folders, and etl.py where no folder is named."""
    named = folders or (*PACKAGES, "benchmarks")
    return sorted(file for folder in named for file in (ROOT / folder).rglob("*.py")) + (
        [] if folders else [ROOT / "etl.py"]
    )


@cache
def tree(file: Path) -> ast.Module:
    """Syntax tree of a Python file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> set[str]:
    """Top-level names of the modules that a file imports."""
    nodes = list(ast.walk(tree(file)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    members = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | members}


def requirements(file: str) -> list[Requirement]:
    """Requirements that a file lists."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def locked() -> dict[str, list[str]]:
    """Versions that requirements.lock pins, by name."""
    pins: dict[str, list[str]] = {}
    for name, pin in re.findall(
        r"^(\S+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
    ):
        pins.setdefault(canonicalize_name(name), []).append(pin)
    return pins


def project() -> dict[str, str]:
    """The [project] table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_changelog_begins_with_the_version_of_the_project() -> None:
    headings = re.findall(
        r"^## \[(\d[^]]*)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert headings[:1] == [project()["version"]]


def test_installed_project_is_this_one() -> None:
    assert version("multivector") == project()["version"]


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_direct_dependency_is_pinned_within_its_bounds(file: str) -> None:
    pins = locked()
    wrong = [
        str(need)
        for need in requirements(file)
        if not all(map(need.specifier.contains, pins.get(need.name, ["0"])))
    ]
    assert not wrong, f"{file}: requirements.lock does not fit; make it again with “make lock”"


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_direct_dependency_has_a_lower_bound(file: str) -> None:
    assert [need.name for need in requirements(file) if ">=" not in str(need.specifier)] == []


def test_lock_pins_what_builds_the_project() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    for need in map(Requirement, build):
        assert all(map(need.specifier.contains, locked()[need.name]))


def test_every_pin_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "index-url" not in text


def distributions(files: list[Path]) -> set[str]:
    """Names of the distributions from outside that files import."""
    names = packages_distributions()
    ours = {*PACKAGES, "benchmarks", "etl"}
    outside = set().union(*map(imported, files)) - sys.stdlib_module_names - ours
    return {canonicalize_name(names[name][0]) for name in outside}


def test_dependencies_are_what_the_code_imports() -> None:
    used = distributions([*sources(*PACKAGES), ROOT / "etl.py"]) | ENGINES
    assert used == {need.name for need in requirements("requirements.txt")}


def test_benchmarks_import_what_the_project_or_its_development_needs() -> None:
    needed = {need.name for file in REQUIREMENTS for need in requirements(file)}
    assert distributions(sources("benchmarks")) <= needed


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    against = {f"{file.relative_to(ROOT)}: {name}" for file in sources(package) for name in imported(file)
               if name in FORBIDDEN_IMPORTS[package]}  # fmt: skip
    assert not against


def test_modules_stay_short() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in sources()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def bodies() -> Iterator[tuple[str, int]]:
    """Where each function stands, and the number of its lines without signature and docstring."""
    for file in sources():
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1:] if ast.get_docstring(node) else node.body
                length = (node.end_lineno or 0) - first[0].lineno + 1 if first else 0
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", length


def test_functions_stay_short() -> None:
    lengths = dict(bodies())
    ordered = sorted(lengths.values())
    assert {name: length for name, length in lengths.items() if length > LONGEST_BODY} == {}
    assert ordered[len(ordered) // 2] <= 8
    assert ordered[len(ordered) * 9 // 10] <= 25


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {trace}"
        for file in committed()
        if file.suffix not in {".png", ".ico"}
        for trace in MACHINE_TRACES
        if re.search(trace, file.read_text(encoding="utf-8"))
    ]
    assert not found


def test_only_the_page_on_the_tables_is_committed_in_data_clean() -> None:
    assert [file.name for file in committed() if file.parent == ROOT / "data" / "clean"] == ["README.md"]


def test_every_article_file_is_a_record_with_quotations_not_a_copy() -> None:
    for file in sorted((ROOT / "data" / "raw" / "articles").glob("*.toml")):
        article = tomllib.loads(file.read_text(encoding="utf-8"))
        quoted = sum(len(passage["text"]) for passage in article.get("passages", []))
        assert quoted < 0.25 * article["text_length"], f"{file.name} quotes too much of its article"


def anchors(page: Path) -> set[str]:
    """Anchors that a Markdown page's headings make."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> list[tuple[Path, str]]:
    """Every link of a committed Markdown page that does not leave the project, with its page."""
    pages = [file for file in committed() if file.suffix == ".md"]
    every = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    ]
    return [(page, link) for page, link in every if not re.match(r"[a-z]+:", link)]


def test_links_of_the_pages_lead_somewhere() -> None:
    broken = []
    for page, link in links():
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert links()
    assert not broken


def test_a_wheel_holds_every_file_that_the_packages_read(tmp_path: Path) -> None:
    files = [file.relative_to(ROOT) for file in committed()]
    for file in files:
        (tmp_path / "source" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / file).write_bytes((ROOT / file).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [*command, "--wheel-dir", str(tmp_path), str(tmp_path / "source")], check=True, capture_output=True
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    assert {file.as_posix() for file in files if file.parts[0] in PACKAGES} - held == set()
    assert {"etl.py"} <= held
    assert not [name for name in held if name.startswith(("tests/", "data/"))]

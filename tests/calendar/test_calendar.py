"""Proves: the calendar of `plainleaf review` is read, by a program that nobody here wrote, as just the tasks that the JSON lists.

PLAINLEAF is the program. The sites are the project's own and one with every sign that a calendar has to write otherwise.
"""
import json
import os
import subprocess
from datetime import date, timedelta

import icalendar
import pytest

ODD = "Semi;colons, commas \\ and \\n: “quotes”, ŵ ŷ, 😀 and a title that is so long that no line of a calendar can hold all of it at once"


def review(site, style, today):
    command = [os.environ["PLAINLEAF"], "review", str(site), "--format", style, "--today", today]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A site with a task of every kind."""
    folder = tmp_path_factory.mktemp("odd")
    files = {
        "site.toml": 'name = "A; charity, and \\\\ more"\naddress = "https://charity.example:8080/help"\nlanguages = ["en"]\n',
        "contacts.toml": f"[us]\nname = '{ODD}'\nphone = \"01432 260144\"\nchecked = 2026-01-31\n[them]\nname = \"Them\"\nphone = \"01432 260155\"\n",
        "en/index.md": "---\ntitle: Home\nreviewed: 2026-01-31\nreview_every: 1 month\nvalid_until: 2027-04-05\n---\n\nText.\n",
        "en/odd.md": f"---\ntitle: '{ODD}'\nreviewed: 2026-11-01\nowner: '{ODD}'\nallow:\n  - rule: page-sources\n    reason: '{ODD}'\n    until: 2026-12-31\n---\n\nText.\n",
        "en/odd.easy.md": "---\ntitle: Odd\nreviewed: 2026-10-01\n---\n\nText.\n",
        "en/new.md": "---\ntitle: New\n---\n\nText.\n",
        "en/later.md": f"---\ntitle: '{ODD}'\nreviewed: 2026-11-01\npublish_on: 2027-01-01\nexpires_on: 2027-12-31\n---\n\nText.\n",
        "en/changed.md": '---\ntitle: Changed\nreviewed: 2026-11-01\nreviewed_text: "00000000"\n---\n\nText.\n',
    }
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["odd", "own"])
def site(request, odd):
    return odd if request.param == "odd" else "."


def test_the_calendar_says_what_the_list_says(site):
    listed = json.loads(review(site, "json", "2026-11-22"))
    tasks, coming = listed["tasks"], listed["coming"]
    calendar = icalendar.Calendar.from_ical(review(site, "ical", "2026-11-22"))
    events = calendar.walk("VEVENT")
    assert len(events) == len(tasks) + len(coming) and len(tasks) > 5
    # The days on which somebody must build again come after the tasks.
    for change, event in zip(coming, events[len(tasks):], strict=True):
        day = date.fromisoformat(change["day"])
        assert event["DTSTART"].dt == day and event["DTEND"].dt == day + timedelta(days=1)
        assert change["name"] in str(event["SUMMARY"]) and str(event["URL"]).endswith(change["address"])
        assert f"File: {change['file']}" in str(event["DESCRIPTION"]).split("\n")
    assert not calendar.errors and not any(event.errors for event in events)
    for task, event in zip(tasks, events[: len(tasks)], strict=True):
        assert str(event["SUMMARY"]) == task["what"]
        due = date.fromisoformat(task["due"])
        assert event["DTSTART"].dt == due and event["DTEND"].dt == due + timedelta(days=1)
        words = str(event["DESCRIPTION"])
        assert f"File: {task['file']}" in words.split("\n")
        for part in ("reason", "owner"):
            assert (task.get(part) or "") in words
        if task["address"]:
            assert str(event["URL"]).endswith(task["address"])
        assert event["DTSTAMP"].dt.date() == date(2026, 11, 22)
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == timedelta(days=-7) and str(alarm["ACTION"]) == "DISPLAY" and str(alarm["DESCRIPTION"]) == task["what"]


def test_every_kind_of_task_was_tried(odd):
    causes = {task["cause"] for task in json.loads(review(odd, "json", "2026-11-22"))["tasks"]}
    assert causes == {"review", "changed", "sums", "behind", "contact", "exception"}


def test_days_of_building_again_were_tried(odd):
    coming = json.loads(review(odd, "json", "2026-11-22"))["coming"]
    assert [(change["day"], change["change"]) for change in coming] == [("2027-01-01", "begins"), ("2028-01-01", "ends")]


def test_lines_are_short_and_end_as_the_standard_says(site):
    raw = review(site, "ical", "2026-11-22")
    lines = raw.split(b"\r\n")
    assert lines.pop() == b"" and lines[0] == b"BEGIN:VCALENDAR" and lines[-1] == b"END:VCALENDAR"
    for line in lines:
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line
        line.decode("utf-8")  # no letter is broken in two


def test_a_task_keeps_its_identity_when_its_day_moves(odd):
    def uids(today):
        events = icalendar.Calendar.from_ical(review(odd, "ical", today)).walk("VEVENT")
        uids = [str(event["UID"]) for event in events]
        assert len(set(uids)) == len(uids), "two tasks have one identity"
        return set(uids)

    first = uids("2026-11-22")
    assert uids("2026-11-23") == first
    page = odd / "content/en/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("reviewed: 2026-01-31", "reviewed: 2026-03-01"), encoding="utf-8")
    assert uids("2026-11-22") == first

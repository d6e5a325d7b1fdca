"""Prints what `icalendar` and `vobject` each read out of one calendar: its name, and the fields of its entries."""

import json
import sys

import icalendar
import vobject

NAMES = (
    "uid sequence dtstamp created last-modified summary description url due priority status completed class"
    " dtstart dtend transp"
).split()


def plain(value):
    """A value as one writes it: moments in UTC, days without a time."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def by_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    entries = []
    for entry in calendar.subcomponents:
        if entry.name == "VTIMEZONE":
            continue
        assert not entry.errors, entry.errors
        fields = {name: entry[name] for name in NAMES if name in entry}
        told = {name: plain(getattr(value, "dt", value)) for name, value in fields.items()}
        categories = [str(each) for each in entry["categories"].cats]
        entries.append({"is": entry.name, **told, "categories": categories})
    return entries


def by_vobject(data):
    (calendar,) = vobject.readComponents(data.decode())
    calendar.validate(raiseException=True)
    entries = []
    for entry in calendar.components():
        if entry.name == "VTIMEZONE":
            continue
        fields = {name: entry.contents.get(name) for name in NAMES}
        told = {name: plain(value[0].value) for name, value in fields.items() if value}
        entries.append({"is": entry.name, **told, "categories": entry.categories.value})
    return entries


data = sys.stdin.buffer.read()
name = vobject.readOne(data.decode()).x_wr_calname.value
print(json.dumps({"name": name, "icalendar": by_icalendar(data), "vobject": by_vobject(data)}))

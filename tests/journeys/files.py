"""The office's own files, as a newcomer has them: each with one entry that cannot be."""

GROUPS = """groups:
  - {id: G1, name: "Du kommst aus Musterstadt, wenn …", rhythm: {days: [Mo, Mi], minutes: 5}}
  - {id: G2, name: "", rhythm: {days: [Mo], minutes: 5}}
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Stadtrat
DTSTART:20270520T160000Z
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Kaputt
DTSTART:irgendwann
END:VEVENT
END:VCALENDAR
"""

"""What is kept of a team, on the team's own server: SQLite by default, PostgreSQL by URL.

::

    store       open it all                                                  ← read first
    records     who is in a team, and the store's own small values
    people · access · shares · agreed · meetings · deals · trends · audit    one kind of thing each
    keeping     retention, deleting and export
    ingest      what a rep's machine sends, as it goes over the wire
    schema      every table, and who may write it: tables · talk_tables · deal_tables
    columns     the only forms a column can have;  forms  how long what is typed may be
    database    one way to use either database;  postgres  the other one, its faults and its start

**A rep's own machine decides what comes here.** It sends a call when the rep's review window is over,
without what the rep withheld (`copilot.review.sharing`), and sends it again when the rep changes
something, or that it be taken back. What is here is what the rep's page shows, no more.

**Three kinds of table**, and a test holds each to its kind: what a machine sends is closed names and
numbers and takes no word; what people type has tables that are listed; the rest is the server's own,
keys as digests. Nothing here holds a reaction, a card, a profile, an hour of a call, or an order of
people.

**One writer at a time** on either database, so the same code is right on both. What one person reads
of another is written to a log whose entries are chained by SHA-256: changing, leaving out or adding
one breaks every link after it. An entry's content can still be erased with the person that it is
about, since the chain runs over salted digests of contents, and the deletion is an entry that covers
it. What a chain cannot show is that its end was cut off, or that all of it was written anew: note its
head elsewhere (``copilot team audit`` prints it, and looks for one that is given it).

**Deleting** on SQLite overwrites and empties the log of writes. On PostgreSQL the tables are written
anew (``VACUUM FULL``): at once where a person is deleted, within a day for a call, what a rep takes
back, and what was changed, since every page waits for it. The server's write-ahead log, its archive and base backups are its operator's, and keep what went
through them until they are recycled or deleted: bound them by the retention that you promise.
"""

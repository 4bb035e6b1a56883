"""⑦ What is kept: a call in numbers, in SQLite files in the rep's own data folder.

::

    stores      open all files of a folder, as the only Copilot there        ← read first
    keep        what a running call writes to, for both files of calls at once
    records     a call and its moments, as they are kept; may be shared one day
    own         cards, speech as times, reactions: the rep's own
    moments     MomentStore, over moments.db
    private     PrivateStore, over private.db
    spool       which calls the team's server has and lacks, in spool.db; nothing of a call is in it
    export      every row of all three
    team/       the team's own store, on another machine: SQLite or PostgreSQL
    practice    how it went with the rep's skills, for the pacing of the rep's own cards
    retention   nothing is older than promised
    tables      every column of both of these;  columns  the only forms a column can have
    database    one file, opened, written by one at a time, erased so that bytes are gone
    prepare     refuse what is not ours, bring an older file up to date; its steps in migrations/
    connecting  pragmas and transactions;  faults  what SQLite and the system may answer
    lock        one Copilot to a folder

**Two files of calls**, because two people may come to see them. ``moments.db`` holds what a rep's manager
may one day be shown: calls and moments. ``private.db`` holds what nobody else ever is: which cards
appeared, what the rep did with them, how much help the rep asked for, how well the skills stand
without it, and when each side spoke.
Sharing one file by mistake then cannot share the other, and a test can say of a whole file that no
reaction is in it; of a column, nobody remembers to ask.

**Numbers and closed names only.** Every column has a CHECK that SQLite itself enforces: an
identifier of fixed form, a name from a list, or a number in a range. SQLite would otherwise put
text into a column of numbers. A rule is kept as the UUIDv5 of its id, since an id is free text that
somebody wrote. So no mistake above this package can write down a word of a call; a test tries to,
in every column.

**WAL and synchronous=FULL**: FULL costs 0.34 ms a commit at the median (measured, 2 cores) where
NORMAL costs 0.02 ms, and NORMAL may lose the last commits on a power cut. There are a few rows a
minute, so the promise is bought: what was acknowledged is there.

**A start in whole seconds** (``started_at``, UTC) is kept in both. It is what "older than 90
days" and a review window are counted from, and what a list is sorted by. It is a number about a call;
no table holds a length of work, a count of calls, or anything else that adds reps' days up.

**Deleting** overwrites (``secure_delete``), rewrites the file where much went, and empties the
write-ahead log. What a file system or an SSD keeps below that is beyond a database's reach.
"""

-- What the documents say together, as last gathered; rebuilt as a whole.

CREATE TABLE corpus (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,  -- the state of the documents that it was gathered from
    program  TEXT NOT NULL,
    written  TEXT NOT NULL
);

-- Which actor of the corpus an actor of a document is.
CREATE TABLE identity (
    document TEXT NOT NULL,
    actor    TEXT NOT NULL,
    same_as  TEXT NOT NULL,
    PRIMARY KEY (document, actor)
) WITHOUT ROWID;
CREATE INDEX identity_same_as ON identity (same_as);

CREATE TABLE corpus_actors (
    place    INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    body     BLOB NOT NULL
);

CREATE TABLE corpus_events (
    place INTEGER PRIMARY KEY,
    id    TEXT NOT NULL,
    code  TEXT NOT NULL,
    date  TEXT,
    body  BLOB NOT NULL
);

CREATE TABLE corpus_event_actors (
    event INTEGER NOT NULL REFERENCES corpus_events (place) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    side  TEXT NOT NULL CHECK (side IN ('from', 'to'))
);
CREATE INDEX corpus_event_actors_actor ON corpus_event_actors (actor);

CREATE TABLE corpus_figures (
    place INTEGER PRIMARY KEY,
    id    TEXT NOT NULL,
    value REAL,
    unit  TEXT,
    role  TEXT NOT NULL,
    payer TEXT,
    payee TEXT,
    body  BLOB NOT NULL
);

CREATE TABLE corpus_issues (
    place INTEGER PRIMARY KEY,
    id    TEXT NOT NULL,
    name  TEXT NOT NULL,
    body  BLOB NOT NULL
);

CREATE TABLE corpus_ties (
    place INTEGER PRIMARY KEY,
    a     TEXT NOT NULL,
    b     TEXT NOT NULL,
    acts  INTEGER NOT NULL,
    body  BLOB NOT NULL
);
CREATE INDEX corpus_ties_a ON corpus_ties (a);
CREATE INDEX corpus_ties_b ON corpus_ties (b);

CREATE TABLE corpus_disputes (
    place INTEGER PRIMARY KEY,
    about TEXT,
    body  BLOB NOT NULL
);

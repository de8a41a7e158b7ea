-- The tables as they are: what the migrations add up to. A test holds the two together.

CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL);

-- What was read, who wrote each row, and every fact of every document.
-- `place` is a fact's position in its record; `body` is the fact itself as JSON, the other columns are there to be asked.

PRAGMA application_id = 1346456653;  -- "PALM"

CREATE TABLE runs (
    id       TEXT PRIMARY KEY,
    program  TEXT NOT NULL,  -- version
    models   TEXT NOT NULL,
    settings TEXT NOT NULL,
    started  TEXT NOT NULL   -- ISO 8601, UTC
);

CREATE TABLE state (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
);
INSERT INTO state VALUES ('revision', 0);  -- grows by one with each document written

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,  -- order of reading, from 0; never given twice
    id     TEXT NOT NULL UNIQUE
);

CREATE TABLE versions (
    version     INTEGER PRIMARY KEY,
    number      INTEGER NOT NULL REFERENCES documents (number),
    current     INTEGER NOT NULL CHECK (current IN (0, 1)),
    title       TEXT,
    outlet      TEXT,
    published   TEXT,
    language    TEXT,
    url         TEXT,
    sha256      TEXT NOT NULL,
    characters  INTEGER NOT NULL,
    text        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,  -- of the text and what was known beside it before the analysis
    run         TEXT NOT NULL REFERENCES runs (id),
    written     TEXT NOT NULL
);
CREATE UNIQUE INDEX versions_current ON versions (number) WHERE current;
CREATE INDEX versions_number ON versions (number);
CREATE INDEX versions_url ON versions (url) WHERE current;

CREATE VIRTUAL TABLE texts USING fts5 (title, text, content = 'versions', content_rowid = 'version', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE actors (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);
CREATE INDEX actors_id ON actors (version, id);

CREATE TABLE mentions (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    actor   TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    words   TEXT NOT NULL
);
CREATE INDEX mentions_actor ON mentions (version, actor);

CREATE TABLE roles (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    actor   TEXT NOT NULL,
    title   TEXT,
    "of"    TEXT,
    since   TEXT,
    until   TEXT,
    body    BLOB NOT NULL
);
CREATE INDEX roles_actor ON roles (version, actor);

CREATE TABLE events (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    id      TEXT NOT NULL,
    code    TEXT NOT NULL,
    date    TEXT,
    status  TEXT NOT NULL,
    issue   TEXT,
    "by"    TEXT,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);

CREATE TABLE event_actors (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    event   INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    side    TEXT NOT NULL CHECK (side IN ('from', 'to'))
);
CREATE INDEX event_actors_actor ON event_actors (version, actor);

CREATE TABLE statements (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    id      TEXT NOT NULL,
    speaker TEXT,
    manner  TEXT NOT NULL,
    date    TEXT,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);
CREATE INDEX statements_speaker ON statements (version, speaker);

CREATE TABLE statement_about (
    version   INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    statement INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    feeling   INTEGER NOT NULL
);
CREATE INDEX statement_about_actor ON statement_about (version, actor);

CREATE TABLE positions (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    issue   TEXT NOT NULL,
    stance  INTEGER NOT NULL,
    date    TEXT,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);
CREATE INDEX positions_actor ON positions (version, actor);

CREATE TABLE figures (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    id      TEXT NOT NULL,
    value   REAL,
    high    REAL,
    unit    TEXT,
    role    TEXT NOT NULL,
    payer   TEXT,
    payee   TEXT,
    as_of   TEXT,
    "by"    TEXT,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);

CREATE TABLE ties (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);

CREATE TABLE phases (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    tie     INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    state   TEXT NOT NULL,
    since   TEXT,
    until   TEXT,
    PRIMARY KEY (version, tie, place)
);

CREATE TABLE disputes (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    claimed_by  TEXT,
    answered_by TEXT,
    about       TEXT,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);

-- Every extent of every fact: what stands at these characters?
CREATE TABLE evidence (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    kind    TEXT NOT NULL,     -- the table of the fact
    place   INTEGER NOT NULL   -- its place there
);
CREATE INDEX evidence_start ON evidence (version, start);

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

-- Which independent origin each document has, as the corpus was gathered.
CREATE TABLE corpus_origins (
    document TEXT PRIMARY KEY,
    origin TEXT NOT NULL  -- an outlet, the document itself, or that of the text which it reprints
);

-- How two actors stand by the word of one passage: what ties are made of, beside acts.
CREATE TABLE bonds (
    version INTEGER NOT NULL REFERENCES versions (version) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    one     TEXT NOT NULL,
    two     TEXT NOT NULL,
    state   TEXT NOT NULL,
    confidence REAL,
    body    BLOB NOT NULL,
    PRIMARY KEY (version, place)
);

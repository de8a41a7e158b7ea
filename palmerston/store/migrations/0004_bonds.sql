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
